using ExpressEntry.Sim.Cli.Common;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>Shows a person at a terminal how far a long file is: share, rate, time left. Nothing otherwise.</summary>
internal sealed class BulkProgress(Host host, long bytes)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly long _begun = host.Clock.GetTimestamp();
    private TimeSpan _shown;
    private int _width;

    /// <summary>Shows the state, at most a few times a second.</summary>
    /// <param name="lines">Lines written.</param>
    /// <param name="position">Bytes read, of all of them.</param>
    public void Show(int lines, long position)
    {
        TimeSpan elapsed = host.Clock.GetElapsedTime(_begun);
        if (!host.IsTerminal || bytes == 0 || elapsed - _shown < Pause)
        {
            return;
        }

        _shown = elapsed;
        double share = Math.Clamp((double)position / bytes, 0.001, 1);
        string line = ScoreWords.BulkProgress(lines, share, lines / elapsed.TotalSeconds, elapsed * ((1 - share) / share));
        host.Error.Write($"\r{line.PadRight(_width)}");
        _width = line.Length;
    }

    /// <summary>Takes the line away again.</summary>
    public void Clear()
    {
        if (_width > 0)
        {
            host.Error.Write($"\r{new string(' ', _width)}\r");
        }
    }
}
