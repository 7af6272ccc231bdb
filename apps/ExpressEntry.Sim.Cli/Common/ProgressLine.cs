namespace ExpressEntry.Sim.Cli.Common;

/// <summary>One line on standard error that says how far a long run is: bar, rate, time left. Silent when nobody watches.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly Host _host;
    private readonly int _total;
    private readonly long _begun;
    private readonly Lock _lock = new();
    private string _what;
    private TimeSpan _started;
    private TimeSpan _shown = TimeSpan.Zero;
    private bool _isShown;

    /// <summary>Starts to watch a run.</summary>
    /// <param name="host">Whether and where to show it.</param>
    /// <param name="what">What is counted, for example <c>futures</c>.</param>
    /// <param name="total">How many there will be.</param>
    public ProgressLine(Host host, string what, int total) =>
        (_host, _what, _total, _begun) = (host, what, total, host.Clock.GetTimestamp());

    /// <summary>Starts to watch a run of several stages, each counted by itself.</summary>
    /// <param name="host">Whether and where to show it.</param>
    public ProgressLine(Host host)
        : this(host, "", 0) { }

    /// <summary>Shows how many are done; may be called from any thread, as often as one likes.</summary>
    public void Report(int done) => Report(_what, done, _total);

    /// <summary>Shows how many of a stage are done; rate and time left are the stage's.</summary>
    /// <param name="what">The stage, or what is counted.</param>
    /// <param name="done">So many.</param>
    /// <param name="total">Of so many.</param>
    public void Report(string what, int done, int total)
    {
        if (!_host.ShowsProgress || Elapsed - _shown < Interval || !_lock.TryEnter())
        {
            return;
        }

        try
        {
            _shown = Elapsed;
            if (what != _what)
            {
                (_what, _started) = (what, _shown);
            }

            double share = Math.Clamp((double)done / total, 0, 1);
            double rate = done / Math.Max((_shown - _started).TotalSeconds, 1e-9);
            string bar = new string('█', (int)(share * BarWidth)).PadRight(BarWidth, '░');
            _host.Error.Write(
                $"\r{bar} {done:N0} of {total:N0} {what}, {rate:N0}/s, {(total - done) / Math.Max(rate, 1e-9):N0} s left \e[K"
            );
            _isShown = true;
        }
        finally
        {
            _lock.Exit();
        }
    }

    private TimeSpan Elapsed => _host.Clock.GetElapsedTime(_begun);

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_isShown)
        {
            _host.Error.Write("\r\e[K");
        }
    }
}
