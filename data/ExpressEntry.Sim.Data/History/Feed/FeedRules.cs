using System.Collections.Immutable;
using static ExpressEntry.Sim.Data.History.Feed.FeedRuleKind;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Every named rule of the feed reader. Nothing unusual in a feed passes without one of them.</summary>
public static class FeedRules
{
    // The file and its records.
    internal static readonly FeedRule UnknownFileKey = new(
        "unknown-file-key",
        LeftOut,
        "A key beside \"rounds\" is not read."
    );
    internal static readonly FeedRule NoObject = new(
        "record-no-object",
        LeftOut,
        "A record that is no JSON object is left out."
    );
    internal static readonly FeedRule UnknownKey = new("unknown-key", LeftOut, "A key the feed never had is not read.");
    internal static readonly FeedRule RepeatedKey = new(
        "repeated-key",
        Kept,
        "A key written twice in a record: the last one counts."
    );
    internal static readonly FeedRule KeyCase = new(
        "key-case",
        Spelling,
        "A key in another case is taken as the known key."
    );
    internal static readonly FeedRule AbsentKey = new("absent-key", Null, "A key of the feed is not in the record.");
    internal static readonly FeedRule NotText = new(
        "not-a-text",
        Null,
        "A list, object or truth value stands where a text belongs."
    );
    internal static readonly FeedRule BrokenText = new("broken-text", Null, "A text holds bytes that are no characters.");
    internal static readonly FeedRule JsonNumber = new(
        "json-number",
        Spelling,
        "A JSON number stands where the feed has a text."
    );
    internal static readonly FeedRule LongText = new("long-text", Kept, "A text is cut after 500 characters.");
    internal static readonly FeedRule Html = new("html-in-field", Spelling, "Markup or a character reference is taken out.");
    internal static readonly FeedRule Footnote = new("footnote-mark", Spelling, "A raised footnote mark is taken out.");
    internal static readonly FeedRule StraySpaces = new(
        "stray-spaces",
        Spelling,
        "Leading, trailing, double or unusual spaces are taken out."
    );

    // Numbers.
    internal static readonly FeedRule ThousandsComma = new(
        "thousands-comma",
        Spelling,
        "A comma between thousands is taken out."
    );
    internal static readonly FeedRule ThousandsSpace = new(
        "thousands-space",
        Spelling,
        "A space or apostrophe between thousands is taken out."
    );
    internal static readonly FeedRule FigureAbsent = new("figure-absent", Null, "A figure is not published.");
    internal static readonly FeedRule UnreadableNumber = new(
        "unreadable-number",
        Null,
        "A figure that is no whole number is null."
    );
    internal static readonly FeedRule NumberOutOfRange = new(
        "number-out-of-range",
        Null,
        "A figure outside what is possible is null."
    );

    // Which round it is.
    internal static readonly FeedRule RoundNumberFromLink = new(
        "number-from-link",
        Kept,
        "The round's number is read from its link."
    );
    internal static readonly FeedRule NoRoundNumber = new(
        "no-round-number",
        Kept,
        "A round without a number is kept under \"?\"."
    );
    internal static readonly FeedRule RoundNumberSpelling = new(
        "number-spelling",
        Spelling,
        "A round number with #, a comma or capitals."
    );
    internal static readonly FeedRule UnusualRoundNumber = new(
        "unusual-number",
        Kept,
        "A round number that is not digits with at most one letter."
    );
    internal static readonly FeedRule LetteredNumber = new(
        "lettered-number",
        Kept,
        "Two rounds share a number and differ by a letter (91a, 91b)."
    );
    internal static readonly FeedRule RepeatedRound = new(
        "repeated-round",
        LeftOut,
        "The same round twice with the same content: one is kept."
    );
    internal static readonly FeedRule ConflictingRound = new(
        "conflicting-round",
        LeftOut,
        "The same number, day and type with other figures: the fuller one is kept."
    );
    internal static readonly FeedRule SharedNumber = new(
        "shared-number",
        Kept,
        "Rounds of other days or types share a number: all are kept."
    );
    internal static readonly FeedRule UnknownName = new(
        "unknown-name",
        Kept,
        "A round name no rule knows becomes \"other\"."
    );

    // Days and instants.
    internal static readonly FeedRule NoRoundDate = new(
        "no-round-date",
        LeftOut,
        "A record in which no day of the round can be read is left out."
    );
    internal static readonly FeedRule DateFromOtherField = new(
        "date-from-other-field",
        Kept,
        "drawDate is unreadable: the day is read from drawDateFull or drawDateTime."
    );
    internal static readonly FeedRule DatesDiffer = new(
        "dates-differ",
        Kept,
        "drawDateFull names another day than drawDate, which counts."
    );
    internal static readonly FeedRule UnreadableDate = new("unreadable-date", Null, "A day that cannot be read.");
    internal static readonly FeedRule UnreadableTime = new("unreadable-time", Null, "An instant that cannot be read.");
    internal static readonly FeedRule TimeAbsent = new("time-absent", Null, "The time of the round is not published.");
    internal static readonly FeedRule TimeNextDay = new(
        "time-next-day",
        Kept,
        "In UTC the round was held on the day after its date."
    );
    internal static readonly FeedRule TimeSlip = new(
        "time-slip",
        Corrected,
        "The time of the round names another day: its day is taken from the date."
    );
    internal static readonly FeedRule TieBreakNeverWas = new(
        "tie-break-not-yet",
        Null,
        "Before round 77 (2017-11-08) no tie-break was published."
    );
    internal static readonly FeedRule TieBreakAbsent = new(
        "tie-break-absent",
        Null,
        "No tie-break is published although rounds had one by then."
    );
    internal static readonly FeedRule TieBreakAfterRound = new(
        "tie-break-after-round",
        Kept,
        "The tie-break is not before the round."
    );
    internal static readonly FeedRule TieBreakTooOld = new(
        "tie-break-too-old",
        Kept,
        "The tie-break is more than a year before the round: no profile lives that long."
    );

    // Spellings of days and instants.
    internal static readonly FeedRule YearAssumed = new(
        "year-missing",
        Corrected,
        "A date without a year gets the latest year that is not after the round."
    );
    internal static readonly FeedRule DateAssumed = new(
        "date-missing",
        Corrected,
        "A time of the round without a date gets the round's date."
    );
    internal static readonly FeedRule UtcMissing = new(
        "utc-missing",
        Spelling,
        "An instant without \"UTC\" is taken as UTC."
    );
    internal static readonly FeedRule OtherZone = new(
        "other-zone",
        Corrected,
        "An instant with another offset is turned into UTC."
    );
    internal static readonly FeedRule AmPm24 = new(
        "am-pm-after-24-hour",
        Spelling,
        "AM or PM after a 24-hour time is passed over."
    );
    internal static readonly FeedRule AmPm12 = new("am-pm", Spelling, "AM or PM after a 12-hour time is read as such.");
    internal static readonly FeedRule IsoRepeated = new(
        "iso-date-repeated",
        Spelling,
        "An ISO date repeats the date in words."
    );
    internal static readonly FeedRule IsoDate = new("iso-date", Spelling, "An ISO date stands where the feed has words.");
    internal static readonly FeedRule AtMissing = new("at-missing", Spelling, "No \"at\" between date and time.");
    internal static readonly FeedRule AtGlued = new("at-glued", Spelling, "\"at\" is glued to the time.");
    internal static readonly FeedRule CommaBeforeAt = new("comma-before-time", Spelling, "A comma after the year.");
    internal static readonly FeedRule CommaMissing = new("comma-missing", Spelling, "No comma before the year.");
    internal static readonly FeedRule DotForComma = new("dot-for-comma", Spelling, "A dot where a comma belongs.");
    internal static readonly FeedRule Ordinal = new("ordinal-day", Spelling, "An ordinal day (3rd).");
    internal static readonly FeedRule DayFirst = new("day-first", Spelling, "The day stands before the month.");
    internal static readonly FeedRule OneDigitHour = new("one-digit-hour", Spelling, "An hour of one digit.");
    internal static readonly FeedRule SecondsMissing = new("seconds-missing", Spelling, "A time without seconds gets 00.");
    internal static readonly FeedRule MonthShort = new("month-short", Spelling, "An abbreviated month.");
    internal static readonly FeedRule MonthFrench = new("month-french", Spelling, "A French month.");
    internal static readonly FeedRule WeekdayNamed = new("weekday-named", Spelling, "A day of the week is passed over.");

    // Known mistakes, undone only while the feed shows them.
    internal static readonly FeedRule Round208 = new(
        "round-208-size",
        Corrected,
        "Round 208: 681 copies round 207; 888 is right."
    );
    internal static readonly FeedRule Round262 = new(
        "round-262-tie-break",
        Corrected,
        "Round 262: the tie-break was corrected after publication."
    );

    // Pool snapshots.
    internal static readonly FeedRule NoBands = new("no-bands", Null, "A record without any dd figure carries no snapshot.");
    internal static readonly FeedRule ZeroBands = new("all-zero-bands", Null, "All dd figures are zero: no snapshot.");
    internal static readonly FeedRule RepeatedSnapshot = new(
        "snapshot-repeated",
        Spelling,
        "Later rounds carry the same snapshot again."
    );
    internal static readonly FeedRule SnapshotDateAssumed = new(
        "snapshot-date-assumed",
        Kept,
        "A snapshot without a readable day gets that of its round."
    );
    internal static readonly FeedRule SnapshotsOfOneDay = new(
        "snapshots-of-one-day",
        Kept,
        "Two snapshots of one day differ: both are kept."
    );
    internal static readonly FeedRule SnapshotRepeatsOther = new(
        "snapshot-repeats-other",
        Kept,
        "The same counts under another day: one of them is in doubt."
    );
    internal static readonly FeedRule SnapshotAfterRound = new(
        "snapshot-after-round",
        Kept,
        "A snapshot of a day after its round."
    );
    internal static readonly FeedRule SnapshotOld = new(
        "snapshot-old",
        Kept,
        "A round carries a snapshot two weeks old or older."
    );
    internal static readonly FeedRule SubBandsDiffer = new(
        "sub-bands-differ",
        Kept,
        "Sub-bands do not add up to their band."
    );
    internal static readonly FeedRule TotalDiffers = new("total-differs", Kept, "Bands do not add up to the total.");

    /// <summary>Every rule, in the order they are listed.</summary>
    public static ImmutableArray<FeedRule> All { get; } =
    [
        UnknownFileKey,
        NoObject,
        UnknownKey,
        RepeatedKey,
        KeyCase,
        AbsentKey,
        NotText,
        BrokenText,
        JsonNumber,
        LongText,
        Html,
        Footnote,
        StraySpaces,
        ThousandsComma,
        ThousandsSpace,
        FigureAbsent,
        UnreadableNumber,
        NumberOutOfRange,
        RoundNumberFromLink,
        NoRoundNumber,
        RoundNumberSpelling,
        UnusualRoundNumber,
        LetteredNumber,
        RepeatedRound,
        ConflictingRound,
        SharedNumber,
        UnknownName,
        NoRoundDate,
        DateFromOtherField,
        DatesDiffer,
        UnreadableDate,
        UnreadableTime,
        TimeAbsent,
        TimeNextDay,
        TimeSlip,
        TieBreakNeverWas,
        TieBreakAbsent,
        TieBreakAfterRound,
        TieBreakTooOld,
        YearAssumed,
        DateAssumed,
        UtcMissing,
        OtherZone,
        AmPm24,
        AmPm12,
        IsoRepeated,
        IsoDate,
        AtMissing,
        AtGlued,
        CommaBeforeAt,
        CommaMissing,
        DotForComma,
        Ordinal,
        DayFirst,
        OneDigitHour,
        SecondsMissing,
        MonthShort,
        MonthFrench,
        WeekdayNamed,
        Round208,
        Round262,
        NoBands,
        ZeroBands,
        RepeatedSnapshot,
        SnapshotDateAssumed,
        SnapshotsOfOneDay,
        SnapshotRepeatsOther,
        SnapshotAfterRound,
        SnapshotOld,
        SubBandsDiffer,
        TotalDiffers,
    ];

    /// <summary>Rules the reader of any output is warned about: something was lost, unknown or contradictory.</summary>
    internal static ImmutableArray<FeedRule> Warned { get; } =
    [
        NoObject,
        NotText,
        BrokenText,
        FigureAbsent,
        UnreadableNumber,
        NumberOutOfRange,
        NoRoundNumber,
        ConflictingRound,
        SharedNumber,
        UnknownName,
        NoRoundDate,
        UnreadableDate,
        UnreadableTime,
        SnapshotsOfOneDay,
    ];
}
