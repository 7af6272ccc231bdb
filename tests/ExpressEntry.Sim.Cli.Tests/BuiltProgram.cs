using System.Diagnostics;

namespace ExpressEntry.Sim.Cli.Tests;

/// <summary>The built program in a process of its own, which can be killed (SIGKILL).</summary>
internal static class BuiltProgram
{
    /// <summary>Starts it.</summary>
    public static Process Start(params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "eesim.dll"), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;

    /// <summary>Looks every millisecond whether it is time to kill it, until it has ended.</summary>
    /// <returns>False where it ended before that time; true where it was killed, if it had not just ended.</returns>
    public static bool KillWhen(Process process, Func<bool> isTime)
    {
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(1)))
        {
            if (isTime())
            {
                process.Kill();
                process.WaitForExit();
                return true;
            }
        }

        return false;
    }
}
