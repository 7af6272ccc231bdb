using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Feed;
using static ExpressEntry.Sim.Data.Tests.History.FiredRules;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Data.Tests.History;

/// <summary>The pool snapshot that a record holds.</summary>
public sealed class FeedSnapshotTests
{
    [Fact]
    public void Read_SnapshotOfSeveralRounds_IsPublishedWithTheEarliest()
    {
        FeedReading reading = FeedReader.Read(
            Feed(
                Record(
                    "501",
                    ("drawDate", "2027-03-11"),
                    ("drawDateFull", "March 11, 2027"),
                    ("drawDateTime", "March 11, 2027 at 01:02:03 UTC")
                ),
                Record("500")
            ),
            "feed"
        );

        PoolSnapshot pool = Assert.Single(reading.History.Snapshots);
        Assert.Equal(new DateOnly(2027, 3, 9), pool.Published);
        Assert.Equal(["500", "501"], pool.Rounds);
        Assert.Equal(1, CountOf(reading, "snapshot-repeated"));
    }

    [Fact]
    public void Read_ZeroOrAbsentBands_AreNoSnapshot()
    {
        (string, object?)[] absent = [.. Enumerable.Range(1, 18).Select(i => ($"dd{i}", (object?)null))];
        FeedReading reading = FeedReader.Read(Feed(Record("500", ZeroBands()), Record("501", absent)), "feed");

        Assert.Empty(reading.History.Snapshots);
        Assert.Equal((1, 1), (CountOf(reading, "all-zero-bands"), CountOf(reading, "no-bands")));
    }

    [Fact]
    public void Read_SubBandsAndTotalThatDoNotAddUp_AreKeptWithNotes()
    {
        FeedReading reading = FeedReader.Read(Feed(Record("500", ("dd4", "10"), ("dd18", "26,000"))), "feed");

        PoolSnapshot pool = Assert.Single(reading.History.Snapshots);
        Assert.Equal((10, 26_000), (pool.CountOf(new ScoreBand(491, 500)), pool.Total));
        Assert.Equal(
            [
                "sub-bands of 451-500 add up to 24, not 15, kept as published",
                "bands add up to 26,665, not 26,000, kept as published",
            ],
            pool.Notes
        );
        Assert.Equal((1, 1), (CountOf(reading, "sub-bands-differ"), CountOf(reading, "total-differs")));
    }

    [Fact]
    public void Read_UnreadableBandAndDay_AreNotedAndTheRestIsKept()
    {
        FeedReading reading = FeedReader.Read(Feed(Record("500", ("dd2", "?"), ("drawDistributionAsOn", "spring"))), "feed");

        PoolSnapshot pool = Assert.Single(reading.History.Snapshots);
        Assert.Equal((new DateOnly(2027, 3, 9), "low"), (pool.AsOf, pool.Confidence));
        Assert.Null(pool.CountOf(new ScoreBand(501, 600)));
        Assert.Equal(500, pool.CountOf(new ScoreBand(601, 1200)));
        Assert.Equal(2, pool.Notes.Length);
        Assert.Contains("snapshot-date-assumed", FiredIn(reading));
    }

    [Fact]
    public void Read_SameCountsUnderAnotherDay_AreNotedAsDoubtful()
    {
        FeedReading reading = FeedReader.Read(
            Feed(Record("500"), Record("501", ("drawDate", "2027-03-11"), ("drawDistributionAsOn", "March 10, 2027"))),
            "feed"
        );

        Assert.Equal(["high", "low"], reading.History.Snapshots.Select(pool => pool.Confidence));
        Assert.Equal(["repeats the counts of 2027-03-07"], reading.History.Snapshots[1].Notes);
    }
}
