using System.Diagnostics;

namespace ExpressEntry.Sim.Cli.Tests.Common;

/// <summary>The built program in a process of its own, asked to end while it writes.</summary>
public sealed class SignalTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("-HUP")]
    [InlineData("-TERM")]
    public void Population_AskedToEnd_LeavesNothingBehind(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        string[] call = ["population", "--size", "2000000", "--out", Path.Combine(_host.Folder, "pool.csv")];
        string[] start = ["dotnet", Path.Combine(AppContext.BaseDirectory, "eesim.dll"), .. call];
        // Whoever runs the tests may ignore a closed terminal (nohup), and a process begins with what its parent ignores.
        string[] whole = OperatingSystem.IsLinux() ? ["env", "--default-signal=HUP,TERM", .. start] : start;
        using Process program = Process.Start(
            new ProcessStartInfo(whole[0], whole[1..])
            {
                UseShellExecute = false,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        while (!Directory.EnumerateFiles(_host.Folder).Any() && !program.WaitForExit(TimeSpan.FromMilliseconds(1)))
        {
            // It has not begun to write yet.
        }

        using (Process asking = Process.Start("kill", [signal, $"{program.Id}"]))
        {
            asking.WaitForExit();
        }

        string said = program.StandardError.ReadToEnd();
        program.WaitForExit();
        Assert.Equal(1, program.ExitCode);
        Assert.Equal("eesim: stopped; nothing half-written is left behind.\n", said);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.Folder));
    }
}
