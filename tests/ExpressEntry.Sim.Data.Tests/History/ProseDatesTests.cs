using System.Globalization;
using ExpressEntry.Sim.Data.History.Feed;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class ProseDatesTests
{
    [Theory]
    [InlineData("July 23, 2026 at 10:19:47 UTC", "2026-07-23 10:19:47")]
    [InlineData("June 02, 2026 at 20:11:26 UTC", "2026-06-02 20:11:26")]
    [InlineData("July 3rd 2026 at 1:02:03 UTC", "2026-07-03 01:02:03")]
    [InlineData("April 12th, 2026, 07:08:09 UTC", "2026-04-12 07:08:09")]
    [InlineData("May 31, 2024 at12:48:30 UTC", "2024-05-31 12:48:30")]
    [InlineData("October 25, 2023 at 15:48:39 AM UTC", "2023-10-25 15:48:39")]
    [InlineData("October 25, 2023 at 03:48:39 PM UTC", "2023-10-25 15:48:39")]
    [InlineData("October 25, 2023 at 12:48:39 AM UTC", "2023-10-25 00:48:39")]
    [InlineData("October 25, 2023 at 12:48:39 p.m. UTC", "2023-10-25 12:48:39")]
    [InlineData("January 23, 2025 at 2025-01-23 15:30:04 UTC", "2025-01-23 15:30:04")]
    [InlineData("2025-01-23T15:30:04Z", "2025-01-23 15:30:04")]
    [InlineData("2025-01-23T10:30:04-05:00", "2025-01-23 15:30:04")]
    [InlineData("2025-01-23 15:30:04.123 UTC", "2025-01-23 15:30:04")]
    [InlineData("March 27, 2015 at 23:59:47", "2015-03-27 23:59:47")]
    [InlineData("March 02. 2024 at 01:58:34 UTC", "2024-03-02 01:58:34")]
    [InlineData("April 26,2023 18:10:04 UTC", "2023-04-26 18:10:04")]
    [InlineData("February 02 2022 at 14:16:27 UTC", "2022-02-02 14:16:27")]
    [InlineData("Sept. 5, 2025 at 0:59:13 UTC", "2025-09-05 00:59:13")]
    [InlineData("Thursday, July 23, 2026 at 10:19 UTC", "2026-07-23 10:19:00")]
    [InlineData("23 July 2026 10:19:47 GMT", "2026-07-23 10:19:47")]
    [InlineData("le 1er août 2026 à 10 h 19 min 47 s TUC", "2026-08-01 10:19:47")]
    [InlineData("23 février 2026 à 10h19 UTC", "2026-02-23 10:19:00")]
    public void Read_SpellingSeenOrLikely_IsTheInstantMeant(string text, string expected)
    {
        ProseInstant? read = ProseDates.Read(text);

        Assert.NotNull(read);
        Assert.Equal(expected, InstantOf(read)?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("to be announced")]
    [InlineData("13:61:00 UTC")]
    [InlineData("July 23, 2026 at 24:00:00 UTC")]
    [InlineData("July 23, 2026 at 10:19:47 10:19:48 UTC")]
    [InlineData("July 23, August 2026 at 10:19:47 UTC")]
    [InlineData("July 23 24, 2026")]
    [InlineData("January 23, 2025 at 2025-01-24 15:30:04 UTC")]
    [InlineData("Jui 3, 2026")]
    [InlineData("July 23, 20266")]
    [InlineData("July 40, 2026")]
    [InlineData("UTC")]
    [InlineData("July 23, 2026 @ 10:19:47")]
    public void Read_NoDateOrTwo_IsUnreadable(string text)
    {
        Assert.Null(ProseDates.Read(text));
    }

    [Theory]
    [InlineData("February 29, 2026")]
    [InlineData("June 31, 2026")]
    [InlineData("July 23")]
    [InlineData("10:19:47 UTC")]
    public void ReadDay_DayThatIsNotThere_IsNull(string text)
    {
        Assert.Null(ProseDates.ReadDay(text, out _));
    }

    [Fact]
    public void Read_AnyInstantInAnySpelling_ReadsBackEqual()
    {
        var instants =
            from seconds in Gen.Choose(0, 2_000_000_000)
            select new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
        var cases =
            from instant in instants
            from choices in Gen.ArrayOf(Gen.Choose(0, 11), 10)
            select (Instant: instant, Text: Spell(instant, choices));

        Prop.ForAll(cases.ToArbitrary(), c => InstantOf(ProseDates.Read(c.Text)) == c.Instant)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Read_AnyText_NeverThrows()
    {
        var parts = Gen.Elements(
            "July",
            "3",
            "rd",
            "2026",
            ",",
            " ",
            "at",
            ":",
            "10:02",
            "-",
            "2026-07-03",
            "T",
            "Z",
            "PM",
            "+",
            "h",
            ".",
            "é",
            "99999"
        );
        var texts = from pieces in Gen.ListOf(parts) select string.Concat(pieces);

        Prop.ForAll(
                texts.ToArbitrary(),
                text =>
                {
                    _ = InstantOf(ProseDates.Read(text));
                    return true;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static DateTimeOffset? InstantOf(ProseInstant? read) =>
        read is { Year: { } year } && read.DayIn(year) is { } day ? read.InstantOn(day) : null;

    private static string Spell(DateTimeOffset at, int[] choice)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        string iso = at.ToString("yyyy-MM-dd", plain);
        string month = at.ToString(choice[0] % 2 == 0 ? "MMMM" : "MMM", plain);
        string day = (choice[1] % 3) switch
        {
            0 => at.Day.ToString(plain),
            1 => at.ToString("dd", plain),
            _ => at.Day
                + (at.Day % 10) switch
                {
                    1 when at.Day != 11 => "st",
                    2 when at.Day != 12 => "nd",
                    3 when at.Day != 13 => "rd",
                    _ => "th",
                },
        };
        string date = (choice[2] % 5) switch
        {
            0 => $"{month} {day}, {at.Year}",
            1 => $"{month} {day} {at.Year}",
            2 => $"{month} {day}. {at.Year}",
            3 => $"{day} {month} {at.Year}",
            _ => iso,
        };
        string time = (choice[3] % 4) switch
        {
            0 => at.ToString("HH:mm:ss", plain),
            1 => at.ToString("H:mm:ss", plain),
            2 => at.ToString("hh:mm:ss tt", plain),
            // A half of the day after a 24-hour time says nothing, right or wrong.
            _ => at.ToString("HH:mm:ss", plain) + (at.Hour is 0 or > 12 ? " AM" : ""),
        };
        string join = (choice[4] % 6) switch
        {
            0 => " at ",
            1 => ", at ",
            2 => " ",
            3 => " at",
            4 => $" at {iso} ",
            _ => "  at  ",
        };
        string zone = (choice[5] % 4) switch
        {
            0 => " UTC",
            1 => "",
            2 => " GMT",
            _ => " utc ",
        };
        return date + join + time + zone;
    }
}
