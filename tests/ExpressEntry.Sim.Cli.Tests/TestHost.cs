using ExpressEntry.Sim.Cli.Common;

namespace ExpressEntry.Sim.Cli.Tests;

/// <summary>Runs verbs inside the test's process: writers for a terminal, a fixed clock, a folder of its own.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    /// <summary>A host on the day the embedded history was collected.</summary>
    public TestHost()
        : this(new DateTimeOffset(2026, 7, 31, 12, 0, 0, TimeSpan.Zero)) { }

    /// <summary>A host at an instant.</summary>
    public TestHost(DateTimeOffset now) => Clock = new FixedClock(now);

    /// <summary>A new, empty folder for the test's files; removed at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("eesim-test-").FullName;

    /// <summary>Where <c>history update</c> and <c>import</c> write; does not exist at first.</summary>
    public string UserDataFolder => Path.Combine(Folder, "user-data");

    /// <summary>The clock every run sees.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Cancels what runs.</summary>
    public CancellationToken Cancellation { get; set; } = TestContext.Current.CancellationToken;

    /// <summary>Where results may be kept; null for nowhere.</summary>
    public string? CacheFolder { get; set; }

    /// <summary>Columns of text on the pretended terminal.</summary>
    public int Width { get; set; } = 100;

    /// <summary>What the last run printed on standard output.</summary>
    public string Out => _out.ToString();

    /// <summary>What the last run printed on standard error.</summary>
    public string Error => _error.ToString();

    /// <summary>The host as verbs get it.</summary>
    public Host AsHost() =>
        new(_out, _error, Clock, IsTerminal: false, Width, UserDataFolder, Cancellation) { CacheFolder = CacheFolder };

    /// <summary>Runs one call; earlier output is forgotten.</summary>
    /// <returns>The exit code.</returns>
    public int Run(params string[] args)
    {
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        return EesimProgram.Run(args, AsHost());
    }

    /// <summary>Writes a file into <see cref="Folder"/>.</summary>
    /// <returns>Its full path.</returns>
    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        _out.Dispose();
        _error.Dispose();
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
