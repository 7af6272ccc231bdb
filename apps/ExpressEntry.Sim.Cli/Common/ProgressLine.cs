using System.Diagnostics;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>One line on standard error that says how far a long run is: bar, rate, time left. Silent when nobody watches.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly Host _host;
    private readonly string _what;
    private readonly int _total;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private TimeSpan _shown = TimeSpan.Zero;
    private bool _isShown;

    /// <summary>Starts to watch a run.</summary>
    /// <param name="host">Whether and where to show it.</param>
    /// <param name="what">What is counted, for example <c>futures</c>.</param>
    /// <param name="total">How many there will be.</param>
    public ProgressLine(Host host, string what, int total) => (_host, _what, _total) = (host, what, total);

    /// <summary>Shows how many are done; may be called from any thread, as often as one likes.</summary>
    public void Report(int done)
    {
        if (!_host.ShowsProgress || _watch.Elapsed - _shown < Interval || !_lock.TryEnter())
        {
            return;
        }

        try
        {
            _shown = _watch.Elapsed;
            double share = Math.Clamp((double)done / _total, 0, 1);
            double rate = done / _watch.Elapsed.TotalSeconds;
            string bar = new string('█', (int)(share * BarWidth)).PadRight(BarWidth, '░');
            _host.Error.Write(
                $"\r{bar} {done:N0} of {_total:N0} {_what}, {rate:N0}/s, {(_total - done) / Math.Max(rate, 1e-9):N0} s left \e[K"
            );
            _isShown = true;
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_isShown)
        {
            _host.Error.Write("\r\e[K");
        }
    }
}
