using System.Collections.Immutable;
using System.Text;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Feed;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.TestSupport;
using FsCheck;
using FsCheck.Fluent;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Data.Tests.History;

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

    private static Dictionary<string, object?> Round208(string size) =>
        Record(
            "208",
            ("drawDate", "2021-10-27"),
            ("drawDateFull", "October 27, 2021"),
            ("drawDateTime", "October 27, 2021 at 13:32:26 UTC"),
            ("drawCutOff", "October 7 at 16:38:21 UTC"),
            ("drawSize", size)
        );

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

    private static ImmutableArray<string> FiredIn(FeedReading reading) =>
        [.. reading.Rules.Where(rule => rule.Count > 0).Select(rule => rule.Rule.Id)];

    private static int CountOf(FeedReading reading, string rule) =>
        reading.Rules.Single(fired => fired.Rule.Id == rule).Count;
}
