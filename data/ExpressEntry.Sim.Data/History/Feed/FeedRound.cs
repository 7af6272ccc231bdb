using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Makes a round of one record.</summary>
internal static class FeedRound
{
    private const int MostInvitations = 1_000_000;

    /// <summary>Reads a record.</summary>
    /// <param name="record">Its fields.</param>
    /// <returns>The round and its snapshot, or null where no day of the round can be read.</returns>
    public static FeedEntry? Read(FeedRecord record)
    {
        List<string> notes = [];
        string number = FeedRoundNumber.Read(record, notes);
        if (ReadDate(record, notes) is not { } date)
        {
            record.Log.Report(FeedRules.NoRoundDate, record.Place);
            return null;
        }

        string name = record["drawName"];
        RoundType type = RoundNames.ToType(name);
        if (type == RoundType.Other)
        {
            record.Log.Report(FeedRules.UnknownName, record.Place, FeedText.Quote(name));
            notes.Add(name.Length == 0 ? "published without a name" : "a name no rule knows");
        }

        int? size = record.WholeNumber("drawSize", 1, MostInvitations, "invitations", notes);
        int? cutoff = record.WholeNumber("drawCRS", CrsScore.Min, CrsScore.Max, "cut-off", notes);
        List<string> timeNotes = [];
        DateTimeOffset? at = FeedInstants.ReadRoundTime(record, date, timeNotes);
        List<string> tieBreakNotes = [];
        DateTimeOffset? tieBreak = FeedInstants.ReadTieBreak(record, date, at, tieBreakNotes);
        PublishedRound round = KnownMistakes.Undo(
            new PublishedRound(number, date, type, name, size, cutoff, tieBreak, at, record["drawText2"], [.. notes]),
            record
        );
        round = round with { Notes = [.. round.Notes, .. timeNotes, .. tieBreakNotes] };
        return new FeedEntry(round, FeedPool.Read(record, date), record.Place);
    }

    private static DateOnly? ReadDate(FeedRecord record, List<string> notes)
    {
        DateOnly? date = FeedDays.Read(record, "drawDate");
        DateOnly? full = FeedDays.Read(record, "drawDateFull");
        if (date is not null)
        {
            if (full is { } other && other != date)
            {
                record.Log.Report(FeedRules.DatesDiffer, record.Place, "drawDateFull");
                notes.Add($"date also published as {other:yyyy-MM-dd}");
            }

            return date;
        }

        date = full ?? DayOfTime(record);
        if (date is not null)
        {
            record.Log.Report(FeedRules.DateFromOtherField, record.Place, full is null ? "drawDateTime" : "drawDateFull");
            notes.Add("drawDate unreadable, the day taken from another field");
        }

        return date;
    }

    private static DateOnly? DayOfTime(FeedRecord record) =>
        ProseDates.Read(record["drawDateTime"]) is { Year: { } year } time
        && time.DayIn(year) is { Year: >= 2015 and <= 2099 } day
            ? day
            : null;
}
