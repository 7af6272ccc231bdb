namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Reads a field of a record as a day.</summary>
internal static class FeedDays
{
    private const int FirstYear = 2015;
    private const int LastYear = 2099;

    /// <summary>Reads a day between 2015, when Express Entry began, and 2099.</summary>
    /// <returns>Null where the field is empty, or is no such day (reported).</returns>
    public static DateOnly? Read(FeedRecord record, string key)
    {
        string text = record[key];
        if (text.Length == 0)
        {
            return null;
        }

        if (ProseDates.ReadDay(text, out var spellings) is { Year: >= FirstYear and <= LastYear } day)
        {
            foreach (FeedRule spelling in spellings)
            {
                // drawDate is an ISO date in a clean feed.
                if (spelling != FeedRules.IsoDate || key != "drawDate")
                {
                    record.Log.Report(spelling, record.Place, key);
                }
            }

            return day;
        }

        record.Log.Report(FeedRules.UnreadableDate, record.Place, key);
        return null;
    }
}
