using System.Text;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Feed;
using ExpressEntry.Sim.TestSupport;
using static ExpressEntry.Sim.Data.Tests.History.FiredRules;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Data.Tests.History;

/// <summary>Records beside each other, and records that are none.</summary>
public sealed class FeedRecordTests
{
    [Fact]
    public void Read_LetteredNumbers_AreTwoRoundsInOrder()
    {
        FeedReading reading = FeedReader.Read(
            Feed(Record("92"), Record("91b", ("drawName", "Provincial Nominee Program")), Record("91a"), Record("9")),
            "feed"
        );

        Assert.Equal(["9", "91a", "91b", "92"], reading.History.Rounds.Select(round => round.Number));
    }

    [Fact]
    public void Read_SameRecordTwice_IsOneRoundUnderItsRule()
    {
        FeedReading reading = FeedReader.Read(Feed(Record("500"), Record("500")), "feed");

        Assert.Single(reading.History.Rounds);
        Assert.Contains("repeated-round", FiredIn(reading));
    }

    [Fact]
    public void Read_TwoVersionsOfARound_KeepsTheFullerAndNotesTheOther()
    {
        FeedReading reading = FeedReader.Read(
            Feed(Record("500", ("drawCRS", "?")), Record("500", ("drawSize", "3,000"))),
            "feed"
        );

        PublishedRound round = Assert.Single(reading.History.Rounds);
        Assert.Equal((3_000, 511), (round.Invitations, round.Cutoff));
        Assert.Contains(round.Notes, note => note.Contains("2500 invitations, cut-off ?", StringComparison.Ordinal));
        Assert.Contains("conflicting-round", FiredIn(reading));
        Assert.Contains(
            reading.History.Warnings,
            warning => warning.StartsWith("conflicting-round", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Read_OneNumberOnTwoDays_KeepsBothRounds()
    {
        FeedReading reading = FeedReader.Read(
            Feed(Record("500"), Record("500", ("drawDate", "2027-03-11"), ("drawDateFull", null), ("drawDateTime", null))),
            "feed"
        );

        Assert.Equal(2, reading.History.Rounds.Length);
        Assert.Contains("shared-number", FiredIn(reading));
    }

    [Fact]
    public void Read_RecordsThatAreNone_AreLeftOutUnderTheirRules()
    {
        FeedReading reading = FeedReader.Read(
            Feed(
                "text",
                7,
                Array.Empty<int>(),
                Record("501", ("drawDate", "soon"), ("drawDateFull", ""), ("drawDateTime", "")),
                Record("500")
            ),
            "feed"
        );

        Assert.Equal(["500"], reading.History.Rounds.Select(round => round.Number));
        Assert.Equal(5, reading.Records);
        Assert.Equal(3, CountOf(reading, "record-no-object"));
        Assert.Equal(1, CountOf(reading, "no-round-date"));
        Assert.Contains(reading.History.Warnings, warning => warning.Contains("round 501", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_FieldsOfOtherJsonTypes_AreReadOrNullUnderTheirRules()
    {
        FeedReading reading = FeedReader.Read(
            Feed(Record("500", ("drawSize", 2500), ("drawCRS", new[] { 511 }), ("drawText2", true))),
            "feed"
        );

        PublishedRound round = Assert.Single(reading.History.Rounds);
        Assert.Equal((2_500, (int?)null, ""), (round.Invitations, round.Cutoff, round.Programs));
        Assert.Equal(1, CountOf(reading, "json-number"));
        Assert.Equal(2, CountOf(reading, "not-a-text"));
    }

    [Fact]
    public void Read_BrokenTextAndRepeatedKey_AreReadUnderTheirRules()
    {
        string json = FeedFixture
            .FeedText(Record("500"))
            .Replace(
                "\"drawCRS\":\"511\"",
                "\"drawCRS\":\"400\",\"DRAWCRS\":\"512\",\"drawText2\":\"\\ud800\"",
                StringComparison.Ordinal
            );

        FeedReading reading = FeedReader.Read(Encoding.UTF8.GetBytes(json), "feed");

        Assert.Equal(512, reading.History.Rounds[0].Cutoff);
        Assert.Superset(
            new HashSet<string>(["repeated-key", "key-case", "broken-text"], StringComparer.Ordinal),
            FiredIn(reading).ToHashSet(StringComparer.Ordinal)
        );
    }
}
