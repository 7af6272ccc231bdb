using ExpressEntry.Sim.Cli.Common;

namespace ExpressEntry.Sim.Cli.Backtest;

/// <summary>Progress of a run of several stages on one line of standard error; silent where nobody watches.</summary>
internal sealed class StageProgress(Host host) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly long _started = host.Clock.GetTimestamp();
    private TimeSpan _shown = -Pause;
    private int _width;

    /// <summary>Shows how far a stage is, at most ten times a second; callable from any thread.</summary>
    public void Report(string stage, int done, int all)
    {
        if (!host.ShowsProgress)
        {
            return;
        }

        lock (_gate)
        {
            TimeSpan elapsed = host.Clock.GetElapsedTime(_started);
            if (elapsed - _shown < Pause && done < all)
            {
                return;
            }

            _shown = elapsed;
            string line = $"{stage}: {done} of {all}, {elapsed.TotalSeconds:0} s";
            host.Error.Write($"\r{line.PadRight(_width)}");
            _width = line.Length;
        }
    }

    public void Dispose()
    {
        if (_width > 0)
        {
            host.Error.Write($"\r{new string(' ', _width)}\r");
        }
    }
}
