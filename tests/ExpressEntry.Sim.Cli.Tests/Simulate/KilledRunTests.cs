using System.Diagnostics;

namespace ExpressEntry.Sim.Cli.Tests.Simulate;

/// <summary>The built program in a process of its own, killed (SIGKILL) when its folder holds a seeded number of bytes.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Replications = 400; // eight batches
    private readonly TestHost _host = new();
    private readonly string _scenario;

    public KilledRunTests() => _scenario = _host.Write("small.yaml", SmallScenario.Yaml);

    [Fact]
    public void Simulate_KilledTwice_IsResumedToTheSameBytes() => KillAndResume(2);

    [Fact]
    [Trait("Length", "long")]
    public void Simulate_KilledTwentyTimes_IsResumedToTheSameBytes() => KillAndResume(20);

    public void Dispose() => _host.Dispose();

    private void KillAndResume(int kills)
    {
        (SortedDictionary<string, string> undisturbed, long mostBytes) = RunUndisturbed();
        var random = new Random(20260724);
        int killed = 0;
        for (int i = 0; i < kills; i++)
        {
            string folder = Path.Combine(_host.Folder, $"killed{i}");
            // From the first byte to the last part; every third run is killed again while it is resumed.
            long first = (long)(random.NextDouble() * mostBytes);
            killed += RunUntil(folder, first) ? 1 : 0;
            if (i % 3 == 1)
            {
                RunUntil(folder, first + (long)(random.NextDouble() * (mostBytes - first)));
            }

            Assert.False(RunUntil(folder, long.MaxValue));
            Assert.Equal(undisturbed, SmallScenario.BytesOf(folder));
        }

        // A process can be done before the kill arrives; that must stay the exception for the test to mean anything.
        Assert.True(killed * 4 >= kills * 3, $"{killed} of {kills} processes were killed before their end.");
    }

    private (SortedDictionary<string, string> Files, long MostBytes) RunUndisturbed()
    {
        string folder = Path.Combine(_host.Folder, "undisturbed");
        long most = 0;
        using Process process = Start(folder);
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(1)))
        {
            most = Math.Max(most, BytesIn(Path.Combine(folder, "parts")));
        }

        Assert.Equal(0, process.ExitCode);
        return (SmallScenario.BytesOf(folder), most);
    }

    // True where the process was killed; false where it ended well before.
    private bool RunUntil(string folder, long bytes)
    {
        using Process process = Start(folder);
        BuiltProgram.KillWhen(process, () => Directory.Exists(folder) && BytesIn(folder) >= bytes);
        bool isKilled = process.ExitCode != 0;
        Assert.True(isKilled ? bytes < long.MaxValue : File.Exists(Path.Combine(folder, "manifest.json")));
        return isKilled;
    }

    private Process Start(string folder) =>
        BuiltProgram.Start(
            "simulate",
            _scenario,
            "--out",
            folder,
            "--replications",
            $"{Replications}",
            "--threads",
            "2",
            "--history",
            "embedded",
            "--resume"
        );

    private static long BytesIn(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }
        catch (IOException)
        {
            return 0; // a file was renamed while it was looked at
        }
    }
}
