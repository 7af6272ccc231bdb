using System.Diagnostics;
using System.Text;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>Runs programs in the folder where the build has made the charts, with the packages they need.</summary>
internal static class Charts
{
    private static readonly string Folder = Repository.PathOf("artifacts", "charts");

    /// <summary>Runs a script with Node.js.</summary>
    /// <param name="arguments">Script, from that folder, and its arguments.</param>
    /// <returns>Its standard output.</returns>
    public static string RunNode(string[] arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["NO_COLOR"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(
            process.ExitCode == 0,
            $"node {string.Join(' ', arguments)} failed with exit code {process.ExitCode}:\n{errors.Result}{output}"
        );
        return output;
    }
}
