using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>What a verb may touch of the world outside: handed in, so that tests run verbs inside their own process.</summary>
/// <param name="Out">Standard output: results, and nothing else.</param>
/// <param name="Error">Standard error: one line an error, warnings, progress.</param>
/// <param name="Clock">Today, for verbs that say how old the data is; never an input of a computed number.</param>
/// <param name="IsTerminal">Whether a person is looking: progress and colour only then.</param>
/// <param name="Width">Columns of text that fit a line.</param>
/// <param name="UserDataFolder">Where <c>history update</c> and <c>history import</c> keep the user's data.</param>
/// <param name="Cancellation">Signalled by Ctrl-C, by the signal that asks a process to end, and by a terminal that closes.</param>
internal sealed record Host(
    TextWriter Out,
    TextWriter Error,
    TimeProvider Clock,
    bool IsTerminal,
    int Width,
    string UserDataFolder,
    CancellationToken Cancellation
)
{
    /// <summary>Whether a person watches standard error: progress is shown only then.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Where results may be kept that can be made again at any time; null for nowhere.</summary>
    public string? CacheFolder { get; init; }

    private const string DataFolderVariable = "EESIM_DATA";

    // Listens for as long as something refers to it.
    private static PosixSignalRegistration? _termination;
    private static PosixSignalRegistration? _hangup;

    /// <summary>The real terminal, clock and folders.</summary>
    public static Host OfThisProcess()
    {
        var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) => pressed.Cancel = AskToStop(interrupted);
        // The same for who asks it to end otherwise: a service manager, a time limit.
        _termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, asked => asked.Cancel = AskToStop(interrupted));
        // And for a terminal that is closed.
        _hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, asked => asked.Cancel = AskToStop(interrupted));
        bool isTerminal = !Console.IsOutputRedirected;
        return new Host(
            new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false },
            Console.Error,
            TimeProvider.System,
            isTerminal,
            isTerminal ? Math.Clamp(Console.WindowWidth, 60, 160) : 100,
            FindUserDataFolder(),
            interrupted.Token
        )
        {
            ShowsProgress = !Console.IsErrorRedirected,
            CacheFolder = FindCacheFolder(
                OperatingSystem.IsWindows(),
                Environment.GetEnvironmentVariable,
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)
            ),
        };
    }

    // True the first time: the verb stops cleanly. A second time the process ends at once.
    private static bool AskToStop(CancellationTokenSource interrupted)
    {
        bool isFirst = !interrupted.IsCancellationRequested;
        interrupted.Cancel();
        return isFirst;
    }

    /// <summary>The user's cache folder: of the XDG base directories, on Windows of local application data.</summary>
    /// <param name="isWindows">Which of the two.</param>
    /// <param name="variable">Looks an environment variable up.</param>
    /// <param name="home">The user's home; empty where there is none.</param>
    /// <returns>A full path that need not exist, or null where none is known. A relative one does not count.</returns>
    internal static string? FindCacheFolder(bool isWindows, Func<string, string?> variable, string home)
    {
        string? chosen = variable(isWindows ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        return Path.IsPathFullyQualified(chosen ?? "")
            ? isWindows
                ? Path.Combine(chosen!, "eesim", "cache")
                : Path.Combine(chosen!, "eesim")
            : isWindows || !Path.IsPathFullyQualified(home)
                ? null
                : Path.Combine(home, ".cache", "eesim");
    }

    private static string FindUserDataFolder() =>
        Environment.GetEnvironmentVariable(DataFolderVariable) is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                "eesim"
            );
}
