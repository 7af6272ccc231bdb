using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Feed;
using ExpressEntry.Sim.Engine.Rules;
using static ExpressEntry.Sim.Data.Tests.History.FiredRules;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Data.Tests.History;

/// <summary>The fields of one record of a round, in the spellings and with the mistakes that were published.</summary>
public sealed class FeedRoundTests
{
    [Theory]
    [InlineData("drawSize", "<b>2,500</b>&nbsp;", "html-in-field")]
    [InlineData("drawSize", "2\u00A0500", "stray-spaces")]
    [InlineData("drawSize", "2\u2009500", "thousands-space")]
    [InlineData("drawSize", "2,500<sup id='fn1'><a href='#f'><span>Footnote </span>1</a></sup>", "footnote-mark")]
    [InlineData("drawName", "  Canadian  Experience Class", "stray-spaces")]
    [InlineData("drawDate", "March 9, 2027", "")]
    [InlineData("drawDate", "March 9<sup>th</sup>, 2027", "ordinal-day")]
    [InlineData("drawDateTime", "March 9, 2027 at 14:05:06", "utc-missing")]
    [InlineData("drawDateTime", "March 9, 2027 at 2027-03-09 14:05:06 UTC", "iso-date-repeated")]
    [InlineData("drawDateTime", "March 9 at 14:05:06 UTC", "year-missing")]
    [InlineData("drawDateTime", "14:05:06 UTC", "date-missing")]
    [InlineData("drawDateTime", "March 9, 2027 at 2:05:06 PM UTC", "am-pm")]
    [InlineData("drawDateTime", "9 mars 2027 à 14:05:06 UTC", "month-french")]
    [InlineData("mitext", null, "absent-key")]
    [InlineData("drawDateFull", null, "absent-key")]
    [InlineData("drawNumber", null, "number-from-link")]
    [InlineData("drawNumber", "#500", "number-spelling")]
    [InlineData("drawDate", null, "date-from-other-field")]
    [InlineData("extra", "x", "unknown-key")]
    public void Read_FieldInAnotherSpelling_IsTheSameRoundUnderTheNamedRule(string key, string? value, string rule)
    {
        PublishedRound clean = FeedReader.Read(Feed(Record("500")), "feed").History.Rounds[0];

        FeedReading reading = FeedReader.Read(Feed(Record("500", (key, value))), "feed");

        PublishedRound round = Assert.Single(reading.History.Rounds);
        Assert.Equal(clean with { Notes = round.Notes }, round);
        if (rule.Length > 0)
        {
            Assert.Contains(rule, FiredIn(reading));
        }
    }

    [Theory]
    [InlineData("drawSize", "many", "unreadable-number", "invitations published as \"many\", unreadable")]
    [InlineData("drawSize", "", "figure-absent", "invitations not published")]
    [InlineData("drawCRS", "1,201", "number-out-of-range", "cut-off published as \"1,201\", unreadable")]
    [InlineData("drawDateTime", "soon", "unreadable-time", "time of the round published as \"soon\", unreadable")]
    [InlineData("drawDateTime", null, "time-absent", "time of the round not published")]
    [InlineData(
        "drawCutOff",
        "June 31, 2026 at 10:00:00",
        "unreadable-time",
        "tie-break published as \"June 31, 2026 at 10:00:00\", unreadable"
    )]
    [InlineData("drawCutOff", "", "tie-break-absent", "tie-break not published")]
    public void Read_UnreadableFigure_IsNullWithANote(string key, string? value, string rule, string note)
    {
        FeedReading reading = FeedReader.Read(Feed(Record("500", (key, value))), "feed");

        PublishedRound round = Assert.Single(reading.History.Rounds);
        Assert.Equal([note], round.Notes);
        Assert.Contains(rule, FiredIn(reading));
        bool isNull = key switch
        {
            "drawSize" => round.Invitations is null,
            "drawCRS" => round.Cutoff is null,
            "drawDateTime" => round.At is null,
            _ => round.TieBreak is null,
        };
        Assert.True(isNull);
    }

    [Fact]
    public void Read_TieBreakBeforeRound77_IsNullWithoutANote()
    {
        FeedReading reading = FeedReader.Read(
            Feed(
                Record(
                    "30",
                    ("drawDate", "2016-03-23"),
                    ("drawDateFull", "March 23, 2016"),
                    ("drawDateTime", "March 23, 2016 at 14:05:06 UTC"),
                    ("drawCutOff", "")
                )
            ),
            "feed"
        );

        Assert.Null(reading.History.Rounds[0].TieBreak);
        Assert.Empty(reading.History.Rounds[0].Notes);
        Assert.Contains("tie-break-not-yet", FiredIn(reading));
    }

    [Theory]
    [InlineData("March 10, 2027 at 00:04:05 UTC", "2027-03-10", "time-next-day", "held on 2027-03-10 in UTC")]
    [InlineData(
        "March 19, 2027 at 00:04:05 UTC",
        "2027-03-09",
        "time-slip",
        "time of the round published as March 19, taken as a slip for March 9"
    )]
    [InlineData(
        "March 9, 2026 at 00:04:05 UTC",
        "2027-03-09",
        "time-slip",
        "time of the round published as March 9, 2026, taken as a slip for March 9, 2027"
    )]
    public void Read_TimeOnAnotherDay_FollowsTheDateAndSaysSo(string time, string day, string rule, string note)
    {
        FeedReading reading = FeedReader.Read(Feed(Record("500", ("drawDateTime", time))), "feed");

        Assert.Equal($"{day}T00:04:05", reading.History.Rounds[0].At?.ToString("s"));
        Assert.Equal([note], reading.History.Rounds[0].Notes);
        Assert.Contains(rule, FiredIn(reading));
    }

    [Theory]
    [InlineData("681", 888, true)]
    [InlineData("888", 888, false)]
    [InlineData("890", 890, false)]
    public void Read_Round208_IsCorrectedOnlyWhileTheFeedShowsTheMistake(string published, int expected, bool isCorrected)
    {
        FeedReading reading = FeedReader.Read(Feed(Round208(published)), "feed");

        Assert.Equal(expected, reading.History.Rounds[0].Invitations);
        Assert.Equal(isCorrected, FiredIn(reading).Contains("round-208-size"));
        Assert.Equal(
            isCorrected,
            reading.History.Rounds[0].Notes.Any(note => note.Contains("681 to 888", StringComparison.Ordinal))
        );
        Assert.Contains("tie-break published without a year, 2021 assumed", reading.History.Rounds[0].Notes);
        Assert.Equal(new DateTimeOffset(2021, 10, 7, 16, 38, 21, TimeSpan.Zero), reading.History.Rounds[0].TieBreak);
    }

    [Fact]
    public void Read_TieBreakWithoutYearAfterTheDayOfTheRound_IsOfTheYearBefore()
    {
        FeedReading reading = FeedReader.Read(Feed(Record("500", ("drawCutOff", "November 3 at 01:02:03 UTC"))), "feed");

        Assert.Equal(new DateTimeOffset(2026, 11, 3, 1, 2, 3, TimeSpan.Zero), reading.History.Rounds[0].TieBreak);
    }

    [Fact]
    public void Read_NameNeverSeen_IsOtherWithAWarningAndKept()
    {
        FeedReading reading = FeedReader.Read(Feed(Record("500", ("drawName", "Beekeepers, 2027-Version 1"))), "feed");

        PublishedRound round = Assert.Single(reading.History.Rounds);
        Assert.Equal((RoundType.Other, "Beekeepers, 2027-Version 1", 2_500), (round.Type, round.Name, round.Invitations));
        string warning = Assert.Single(reading.History.Warnings);
        Assert.Contains("round 500", warning, StringComparison.Ordinal);
        Assert.Contains("Beekeepers", warning, StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> Round208(string size) =>
        Record(
            "208",
            ("drawDate", "2021-10-27"),
            ("drawDateFull", "October 27, 2021"),
            ("drawDateTime", "October 27, 2021 at 13:32:26 UTC"),
            ("drawCutOff", "October 7 at 16:38:21 UTC"),
            ("drawSize", size)
        );
}
