using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ExpressEntry.Sim.Parquet.Tests.Support;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Parquet.Tests.CrossChecks;

/// <summary>
/// Runs the scripts of tests/node, after installing what they need if it is not there. A machine without Node.js fails
/// these tests and says so: a check by others that is silently left out is no check.
/// </summary>
public sealed class NodeTools : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parquet-tests-");

    public NodeTools() => Run("bash", Repository.PathOf("eng", "node-setup.sh"));

    public string NewFile(string name) => Path.Combine(_folder.FullName, name);

    public NodeReport Run(string script, params string[] arguments) =>
        JsonSerializer.Deserialize<NodeReport>(
            RunProcess("node", [Repository.PathOf("tests", "node", script), .. arguments]),
            Json
        ) ?? throw new InvalidOperationException($"{script} printed nothing.");

    public void Dispose() => _folder.Delete(recursive: true);

    private static void Run(string program, string script) => RunProcess(program, [script]);

    private static string RunProcess(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(
                process.ExitCode == 0,
                $"{program} {string.Join(' ', arguments)} failed with exit code {process.ExitCode}:\n{errors.Result}"
            );
            return output;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                $"'{program}' could not be started: the cross-checks need bash and Node.js 20 or newer with npm on the PATH.",
                e
            );
        }
    }
}

/// <summary>What a script prints: the rows, and what it found in the file's statistics.</summary>
public sealed record NodeReport(Dictionary<string, ColumnDump> Columns, NodeStatistics[] Statistics);

/// <summary>The statistics of one column chunk as another reader sees them.</summary>
public sealed record NodeStatistics(
    int RowGroup,
    string Column,
    string? Min,
    string? Max,
    string Nulls,
    string Codec,
    string Encodings,
    int Rows
);
