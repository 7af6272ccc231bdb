using ExpressEntry.Sim.Cli.Common;

namespace ExpressEntry.Sim.Cli.Tests.Common;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter _error = new();
    private readonly HandClock _clock = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public void Report_FiveTimesASecondAtMost_SaysRateAndTimeLeft()
    {
        using var progress = new ProgressLine(Host(isWatched: true), "futures", 100);
        _clock.Advance(100);
        progress.Report(1);
        Assert.Empty(_error.ToString());
        _clock.Advance(1900);
        progress.Report(20);
        progress.Report(21);

        Assert.Contains("20 of 100 futures, 10/s, 8 s left", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("21 of", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Stages_CountTheirOwnRate()
    {
        using (var progress = new ProgressLine(Host(isWatched: true)))
        {
            _clock.Advance(4000);
            progress.Report("rows of task a", 10, 10);
            _clock.Advance(1000);
            progress.Report("rows of task b", 0, 30);
            _clock.Advance(2000);
            progress.Report("rows of task b", 20, 30);
        }

        Assert.Contains("20 of 30 rows of task b, 10/s, 1 s left", _error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r\e[K", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_NobodyWatches_WritesNothing()
    {
        using (var progress = new ProgressLine(Host(isWatched: false), "futures", 100))
        {
            _clock.Advance(5000);
            progress.Report(50);
        }

        Assert.Empty(_error.ToString());
    }

    private Host Host(bool isWatched) =>
        new(TextWriter.Null, _error, _clock, IsTerminal: true, 100, "", TestContext.Current.CancellationToken)
        {
            ShowsProgress = isWatched,
        };

    private sealed class HandClock : TimeProvider
    {
        private long _milliseconds;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _milliseconds;

        public void Advance(long milliseconds) => _milliseconds += milliseconds;
    }
}
