using System.Diagnostics;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Bench.Tests;

/// <summary>The scripts of the repository.</summary>
internal static class Scripts
{
    /// <summary>Runs one with bash.</summary>
    /// <param name="script">Its path from the root.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Exit code, standard output, standard error.</returns>
    public static (int Code, string Out, string Error) Run(string script, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("bash", [Repository.PathOf(script), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
