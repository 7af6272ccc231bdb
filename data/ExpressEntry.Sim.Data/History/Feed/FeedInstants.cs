using System.Globalization;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Reads the instants of a record: the round's own, and its tie-break.</summary>
internal static class FeedInstants
{
    /// <summary>The day of round 77, the first with a published tie-break.</summary>
    public static readonly DateOnly FirstTieBreak = new(2017, 11, 8);

    /// <summary>Reads <c>drawDateTime</c>.</summary>
    /// <param name="record">The record.</param>
    /// <param name="date">The day of the round, which counts where the two disagree.</param>
    /// <param name="notes">Gets what is doubtful.</param>
    /// <returns>UTC, or null where absent or unreadable.</returns>
    public static DateTimeOffset? ReadRoundTime(FeedRecord record, DateOnly date, List<string> notes)
    {
        const string key = "drawDateTime";
        string text = record[key];
        if (text.Length == 0)
        {
            record.Log.Report(FeedRules.TimeAbsent, record.Place, key);
            notes.Add("time of the round not published");
            return null;
        }

        if (ProseDates.Read(text) is not { Time: not null } read)
        {
            return Unreadable(record, key, "time of the round", notes);
        }

        DateOnly? said = date;
        if (!read.HasDay)
        {
            record.Log.Report(FeedRules.DateAssumed, record.Place, key);
        }
        else
        {
            if (read.Year is null)
            {
                record.Log.Report(FeedRules.YearAssumed, record.Place, key);
            }

            said = read.DayIn(read.Year ?? date.Year);
        }

        if (said is not { } day || read.InstantOn(day) is not { } at)
        {
            return Unreadable(record, key, "time of the round", notes);
        }

        Report(record, key, read);
        int daysLater = DateOnly.FromDateTime(at.UtcDateTime).DayNumber - date.DayNumber;
        if (daysLater == 1)
        {
            record.Log.Report(FeedRules.TimeNextDay, record.Place, key);
            notes.Add($"held on {at:yyyy-MM-dd} in UTC");
            return at;
        }

        if (daysLater == 0)
        {
            return at;
        }

        record.Log.Report(FeedRules.TimeSlip, record.Place, key);
        notes.Add($"time of the round published as {ShortDay(day, date)}, taken as a slip for {ShortDay(date, day)}");
        return read.InstantOn(date);
    }

    /// <summary>Reads <c>drawCutOff</c>.</summary>
    /// <param name="record">The record.</param>
    /// <param name="date">The day of the round.</param>
    /// <param name="at">The round's instant, where known.</param>
    /// <param name="notes">Gets what is doubtful.</param>
    /// <returns>UTC, or null where absent or unreadable.</returns>
    public static DateTimeOffset? ReadTieBreak(FeedRecord record, DateOnly date, DateTimeOffset? at, List<string> notes)
    {
        const string key = "drawCutOff";
        string text = record[key];
        if (text.Length == 0)
        {
            bool wasPublished = date >= FirstTieBreak;
            record.Log.Report(wasPublished ? FeedRules.TieBreakAbsent : FeedRules.TieBreakNeverWas, record.Place, key);
            if (wasPublished)
            {
                notes.Add("tie-break not published");
            }

            return null;
        }

        if (ProseDates.Read(text) is not { Time: not null, HasDay: true } read)
        {
            return Unreadable(record, key, "tie-break", notes);
        }

        DateOnly? day = read.Year is { } year ? read.DayIn(year) : LatestDay(read, date);
        if (day is null || read.InstantOn(day.Value) is not { } tieBreak)
        {
            return Unreadable(record, key, "tie-break", notes);
        }

        Report(record, key, read);
        if (read.Year is null)
        {
            record.Log.Report(FeedRules.YearAssumed, record.Place, key);
            notes.Add($"tie-break published without a year, {day.Value.Year} assumed");
        }

        JudgeTieBreak(record, tieBreak, at ?? EndOf(date), at is not null, notes);
        return tieBreak;
    }

    private static void JudgeTieBreak(
        FeedRecord record,
        DateTimeOffset tieBreak,
        DateTimeOffset at,
        bool isExact,
        List<string> notes
    )
    {
        const string key = "drawCutOff";
        if (tieBreak >= at)
        {
            record.Log.Report(FeedRules.TieBreakAfterRound, record.Place, key);
            notes.Add(
                tieBreak == at && isExact
                    ? "the published tie-break equals the time of the round"
                    : "the published tie-break is later than the round"
            );
        }

        if (tieBreak < at.AddDays(-366))
        {
            record.Log.Report(FeedRules.TieBreakTooOld, record.Place, key);
            notes.Add("the published tie-break is more than a year before the round");
        }
    }

    private static DateTimeOffset EndOf(DateOnly date) => new(date.AddDays(2).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    // The latest such day that is not after the round.
    private static DateOnly? LatestDay(ProseInstant read, DateOnly date) =>
        read.DayIn(date.Year) is { } day && day <= date ? day : read.DayIn(date.Year - 1);

    private static DateTimeOffset? Unreadable(FeedRecord record, string key, string what, List<string> notes)
    {
        record.Log.Report(FeedRules.UnreadableTime, record.Place, key);
        notes.Add($"{what} published as {FeedText.Quote(record[key])}, unreadable");
        return null;
    }

    private static void Report(FeedRecord record, string key, ProseInstant read)
    {
        foreach (FeedRule spelling in read.Spellings)
        {
            record.Log.Report(spelling, record.Place, key);
        }
    }

    // "July 12", with the year only where the years differ.
    private static string ShortDay(DateOnly day, DateOnly other) =>
        day.ToString(day.Year == other.Year ? "MMMM d" : "MMMM d, yyyy", CultureInfo.InvariantCulture);
}
