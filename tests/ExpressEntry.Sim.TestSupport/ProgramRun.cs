using System.Diagnostics;

namespace ExpressEntry.Sim.TestSupport;

/// <summary>A program in a process of its own, run to its end.</summary>
/// <param name="Call">Its name and arguments, as a shell would take them.</param>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Out">All of its standard output.</param>
/// <param name="Error">All of its standard error.</param>
public sealed record ProgramRun(string Call, int ExitCode, string Out, string Error)
{
    /// <summary>The standard output of a program that succeeded.</summary>
    /// <exception cref="InvalidOperationException">It did not; the message has all it wrote.</exception>
    public string OutOfSuccess =>
        ExitCode == 0 ? Out : throw new InvalidOperationException($"{Call} failed with exit code {ExitCode}:\n{Error}{Out}");

    /// <summary>Runs one, and reads both of its outputs at once: a full pipe would hold it up for ever.</summary>
    /// <param name="start">Program, arguments, folder and environment; its outputs are redirected here.</param>
    /// <param name="cancellation">Ends the wait for its standard error.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static ProgramRun Of(ProcessStartInfo start, CancellationToken cancellation)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramRun(
            $"{start.FileName} {string.Join(' ', start.ArgumentList)}",
            process.ExitCode,
            output,
            errors.Result
        );
    }
}
