using System.Collections.Immutable;
using System.Diagnostics;
using ExpressEntry.Sim.Gate.Exact;

namespace ExpressEntry.Sim.Gate.Timing;

/// <summary>A worker of one build, seen from outside.</summary>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>The program inside a build's folder.</summary>
    public const string ProgramFile = "ExpressEntry.Sim.Gate.dll";

    // The runtime this process runs on; a process with a host of its own finds one on the PATH.
    private static readonly string Host =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    private readonly Process _process;

    private WorkerProcess(Process process, string greeting) => (_process, Greeting) = (process, greeting);

    /// <summary>The worker's first line; empty where it did not start.</summary>
    public string Greeting { get; }

    /// <summary>Starts a worker.</summary>
    /// <param name="folder">Of the build.</param>
    /// <param name="plant">What to plant.</param>
    public static WorkerProcess Start(string folder, Plant plant)
    {
        Process process = Open(folder, ["worker", plant.ToString()]);
        return new WorkerProcess(process, process.StandardOutput.ReadLine() ?? "");
    }

    /// <summary>Paths that two workers measure alike, by their greetings.</summary>
    /// <param name="one">A greeting.</param>
    /// <param name="other">Another one.</param>
    /// <returns>Their names; none where protocol or reference loop differ.</returns>
    public static ImmutableArray<string> CommonPaths(string one, string other)
    {
        const int named = 3;
        string[] left = one.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] right = other.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool isAlike = left.Length >= named && right.Length >= named && left.Take(named).SequenceEqual(right.Take(named));
        return isAlike ? [.. left.Skip(named).Intersect(right.Skip(named)).Select(path => path.Split('=')[0])] : [];
    }

    /// <summary>Counts paths in a process of a build.</summary>
    /// <param name="folder">Of the build.</param>
    /// <param name="paths">Their names.</param>
    /// <param name="plant">What to plant.</param>
    /// <param name="planted">Into which path; null for all.</param>
    /// <returns>The process's lines, one a path.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string[] Count(string folder, IEnumerable<string> paths, Plant plant, string? planted)
    {
        using Process process = Open(folder, ["count", plant.ToString(), planted ?? "-", .. paths]);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException($"The counting process of {folder} ended with {process.ExitCode}.");
    }

    /// <summary>Makes a path ready.</summary>
    /// <exception cref="InvalidOperationException">The worker died.</exception>
    public void Prepare(string path) => Ask($"prepare {path}");

    /// <summary>Runs one slice.</summary>
    /// <exception cref="InvalidOperationException">The worker died.</exception>
    public SliceTime Measure(int slice) => SliceTime.Parse(Ask($"slice {slice}"));

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.WriteLine("quit");
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has died before; whoever asked it last was told.
        }

        _process.WaitForExit();
        _process.Dispose();
    }

    private string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        return _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"A worker ended while asked to '{line}'; its message is above.");
    }

    private static Process Open(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Host)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Path.Combine(folder, ProgramFile));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Compiled once and fully, no thread besides ours: bytes are exact and warm-up is short, alike for both sides.
        start.Environment["DOTNET_TieredCompilation"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        return Process.Start(start)!;
    }
}
