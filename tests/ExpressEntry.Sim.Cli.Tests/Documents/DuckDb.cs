using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>DuckDB through Node, as a user of our files runs it.</summary>
internal static class DuckDb
{
    /// <summary>Runs a query in a folder.</summary>
    /// <returns>Its rows; DuckDB prints large whole numbers as texts.</returns>
    public static JsonElement[] Query(string folder, string sql)
    {
        Run("bash", Repository.PathOf("eng", "node-setup.sh"));
        using JsonDocument rows = JsonDocument.Parse(
            Run("node", Repository.PathOf("tests", "node", "query.mjs"), folder, sql)
        );
        return [.. rows.RootElement.Clone().EnumerateArray()];
    }

    private static string Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {output}{errors.Result}");
            return output;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                $"'{program}' could not be started; the queries need bash and Node.js 20.",
                e
            );
        }
    }
}
