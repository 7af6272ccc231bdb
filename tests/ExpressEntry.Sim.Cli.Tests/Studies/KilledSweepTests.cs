using System.Diagnostics;
using ExpressEntry.Sim.Cli.Tests.Simulate;

namespace ExpressEntry.Sim.Cli.Tests.Studies;

/// <summary>The built program in a process of its own, killed (SIGKILL) when it has finished some points of a sweep.</summary>
public sealed class KilledSweepTests : IDisposable
{
    private const int Points = 8;
    private readonly TestHost _host = new();
    private readonly string _scenario;

    public KilledSweepTests() => _scenario = _host.Write("small.yaml", SmallScenario.Yaml);

    [Fact]
    public void Sweep_KilledTwice_IsResumedToTheSameBytes()
    {
        Assert.False(RunUntil("whole", Points + 1));
        Assert.True(RunUntil("killed", 2));
        Assert.True(RunUntil("killed", 5));
        Assert.False(File.Exists(Path.Combine(_host.Folder, "killed", "manifest.json")));
        Assert.False(RunUntil("killed", Points + 1));
        Assert.Equal(
            SmallScenario.BytesOf(Path.Combine(_host.Folder, "whole")),
            SmallScenario.BytesOf(Path.Combine(_host.Folder, "killed"))
        );
    }

    public void Dispose() => _host.Dispose();

    // True where the process was killed; false where it ended well.
    private bool RunUntil(string folder, int points)
    {
        string path = Path.Combine(_host.Folder, folder);
        using Process process = BuiltProgram.Start(
            "sweep",
            _scenario,
            "--vary",
            "rounds.cadence.cec.size=10..80",
            "--points",
            $"{Points}",
            "--outputs",
            "last_cutoff:cec,pool",
            "--replications",
            "150",
            "--set",
            "pool.from=flows", // nothing to calibrate: the process gets to its points at once
            "--threads",
            "2",
            "--history",
            "embedded",
            "--out",
            path,
            "--resume"
        );
        string parts = Path.Combine(path, "parts");
        if (BuiltProgram.KillWhen(process, () => Directory.Exists(parts) && CountParts(parts) >= points))
        {
            return true;
        }

        Assert.Equal(0, process.ExitCode);
        return false;
    }

    private static int CountParts(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*.part").Length;
        }
        catch (IOException)
        {
            return 0; // removed while it was looked at
        }
    }
}
