using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Feed;
using ExpressEntry.Sim.Engine.Rules;
using FsCheck;
using FsCheck.Fluent;
using static ExpressEntry.Sim.Data.Tests.History.FiredRules;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Data.Tests.History;

/// <summary>A feed as a whole: what is read of it, in whichever order and with whatever in it.</summary>
public sealed class FeedReaderTests
{
    [Fact]
    public void Read_CleanRecord_IsItsRoundAndSnapshot()
    {
        FeedReading reading = FeedReader.Read(Feed(Record("500")), "feed");

        PublishedRound round = Assert.Single(reading.History.Rounds);
        Assert.Equal("500", round.Number);
        Assert.Equal(new DateOnly(2027, 3, 9), round.Date);
        Assert.Equal(RoundType.Cec, round.Type);
        Assert.Equal(2_500, round.Invitations);
        Assert.Equal(511, round.Cutoff);
        Assert.Equal(new DateTimeOffset(2027, 1, 2, 3, 4, 5, TimeSpan.Zero), round.TieBreak);
        Assert.Equal(new DateTimeOffset(2027, 3, 9, 14, 5, 6, TimeSpan.Zero), round.At);
        Assert.Empty(round.Notes);
        PoolSnapshot pool = Assert.Single(reading.History.Snapshots);
        Assert.Equal(new DateOnly(2027, 3, 7), pool.AsOf);
        Assert.Equal(new DateOnly(2027, 3, 9), pool.Published);
        Assert.Equal(26_665, pool.Total);
        Assert.Equal(17, pool.Bands.Length);
        Assert.Empty(pool.Notes);
        Assert.Empty(reading.History.Warnings);
        Assert.Equal(["thousands-comma"], FiredIn(reading));
    }

    [Fact]
    public void Read_RecordsInAnyOrder_AreTheSameHistory()
    {
        object[] records =
        [
            Record("500"),
            Record("501", ("drawSize", "3")),
            Record("500", ("drawCRS", "")),
            Record("502", ("drawDate", "2027-03-11")),
            Record("502", ("dd1", "1")),
            Record("91a"),
            Record("91b", ("dd18", "x")),
            Record("", ("drawNumberURL", ""), ("mitext", "")),
        ];
        string expected = Render(FeedReader.Read(Feed(records), "feed").History);
        var orders = Gen.Shuffle(records);

        Prop.ForAll(orders.ToArbitrary(), order => Render(FeedReader.Read(Feed([.. order]), "feed").History) == expected)
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Read_GarbageInAnyField_NeverThrowsAndSurvivesTheTables()
    {
        string[] keys = [.. Record("1").Keys];
        var garbage = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>(),
            Gen.Elements(
                "<",
                "<sup>",
                "&#xD800;",
                "\0",
                ";",
                "\"",
                "2027-02-30",
                "99999999999999",
                "July 3rd",
                "<b",
                "؀",
                "١٢٣",
                "1e5"
            )
        );
        var records =
            from fields in Gen.ListOf(from key in Gen.Elements(keys) from value in garbage select (key, (object?)value))
            from number in Gen.Elements("500", "91a", "x;y", "5 0 0", "")
            select Record(number, [.. fields.DistinctBy(field => field.key)]);

        Prop.ForAll(
                records.ToArbitrary(),
                record =>
                {
                    PublishedHistory read = FeedReader.Read(Feed(record, Record("499")), "feed").History;
                    return Render(RoundTrip(read)) == Render(read);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static PublishedHistory RoundTrip(PublishedHistory history)
    {
        using var rounds = new StringWriter();
        using var pools = new StringWriter();
        HistoryTableWriter.WriteRounds(rounds, history.Rounds);
        HistoryTableWriter.WritePools(pools, history.Snapshots);
        return HistoryTables.Read(
            "feed",
            new StringReader(rounds.ToString()),
            "rounds",
            new StringReader(pools.ToString()),
            "pools"
        );
    }

    private static string Render(PublishedHistory history)
    {
        using var text = new StringWriter();
        HistoryTableWriter.WriteRounds(text, history.Rounds);
        HistoryTableWriter.WritePools(text, history.Snapshots);
        return text.ToString();
    }
}
