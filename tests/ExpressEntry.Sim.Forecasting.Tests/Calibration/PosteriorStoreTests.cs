using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Tests.Suite;

namespace ExpressEntry.Sim.Forecasting.Tests.Calibration;

public sealed class PosteriorStoreTests
{
    private const long MostBytes = 5_000_000;

    [Fact]
    public void Days_AreTheFirstOfEveryMonthSince2023()
    {
        Assert.Equal(new DateOnly(2023, 1, 1), PosteriorStore.Days[0]);
        Assert.Equal(
            Enumerable.Range(0, PosteriorStore.Days.Length).Select(month => new DateOnly(2023, 1, 1).AddMonths(month)),
            PosteriorStore.Days
        );
        Assert.True(PosteriorStore.Days[^1] >= new DateOnly(2026, 7, 1));
    }

    [Fact]
    public void Files_TogetherAreAtMostFiveMegabytes()
    {
        long bytes = 0;
        foreach (DateOnly day in PosteriorStore.Days)
        {
            using Stream file = PosteriorStore.Open(day);
            bytes += file.Length;
        }

        Assert.InRange(bytes, 1, MostBytes);
    }

    [Fact]
    public void Find_TheEmbeddedHistory_IsTheNewestCheckpointBefore()
    {
        PublishedHistory known = SmallCalibration.History.KnownBefore(new DateOnly(2026, 3, 20));
        Ensemble found = Assert.IsType<Ensemble>(PosteriorStore.Find(known, new DateOnly(2026, 3, 20)));
        Assert.Equal(CalibrationSettings.Default.Members, found.Members);
        Assert.InRange(found.At, new DateOnly(2026, 2, 1), new DateOnly(2026, 3, 1));
    }

    [Fact]
    public void Find_AnotherHistory_IsNone() =>
        Assert.Null(
            PosteriorStore.Find(
                Poison.From(SmallCalibration.History, new DateOnly(2022, 1, 1), 7),
                new DateOnly(2026, 3, 20)
            )
        );

    [Fact]
    [Trait("Length", "long")]
    public void Newest_MadeAgainFromTheOneBefore_HasTheSameBytes()
    {
        DateOnly newest = PosteriorStore.Days[^1];
        DateOnly before = PosteriorStore.Days[^2];
        PublishedHistory known = SmallCalibration.History.KnownBefore(newest);
        var run = new CalibrationRun(null, 2, IsFromScratch: false, null, TestContext.Current.CancellationToken);
        CalibrationWalk walk = run.Begin(SmallCalibration.History.KnownBefore(before), before);
        walk.AdvanceTo(known);
        using var made = new MemoryStream();
        PosteriorFile.Write(made, newest, HistoryDigest.Of(known), walk.Closed);
        using Stream shipped = PosteriorStore.Open(newest);
        using var bytes = new MemoryStream();
        shipped.CopyTo(bytes);
        Assert.Equal(bytes.ToArray(), made.ToArray());
    }
}
