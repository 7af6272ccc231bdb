using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>The dd figures of one record.</summary>
/// <param name="AsOf">The day they describe.</param>
/// <param name="IsDateAssumed">Whether that day is the round's, for want of a readable one.</param>
/// <param name="Bands">Every readable band from the top, a parent before its sub-bands.</param>
/// <param name="Total">The published total; null where unreadable.</param>
/// <param name="Notes">What could not be read.</param>
internal sealed record FeedPool(
    DateOnly AsOf,
    bool IsDateAssumed,
    ImmutableArray<BandCount> Bands,
    int? Total,
    ImmutableArray<string> Notes
)
{
    private const int MostProfiles = 100_000_000;

    /// <summary>The counts as one text, without their day.</summary>
    public string Content { get; } =
        string.Join(',', Bands.Select(entry => $"{entry.Band}:{entry.Count}").Append($"total:{Total}"));

    /// <summary>Reads the dd figures of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="roundDate">The day of its round.</param>
    /// <returns>Null where the record has none, or only zeros.</returns>
    public static FeedPool? Read(FeedRecord record, DateOnly roundDate)
    {
        bool hasAny = false;
        bool isZero = true;
        for (int i = 1; i <= FeedBands.Count; i++)
        {
            string text = record[$"dd{i}"];
            hasAny |= text.Length > 0;
            isZero &= text.AsSpan().Trim('0').IsEmpty;
        }

        if (!hasAny || isZero)
        {
            record.Log.Report(hasAny ? FeedRules.ZeroBands : FeedRules.NoBands, record.Place);
            return null;
        }

        List<string> notes = [];
        var bands = ImmutableArray.CreateBuilder<BandCount>();
        for (int i = 0; i < FeedBands.All.Length; i++)
        {
            ScoreBand band = FeedBands.All[i];
            if (record.WholeNumber($"dd{i + 1}", 0, MostProfiles, $"band {band}", notes) is { } count)
            {
                bands.Add(new BandCount(band, count));
            }
        }

        int? total = record.WholeNumber(FeedBands.TotalKey, 0, MostProfiles, "total", notes);
        DateOnly? asOf = ReadDay(record, notes);
        return new FeedPool(asOf ?? roundDate, asOf is null, bands.ToImmutable(), total, [.. notes]);
    }

    private static DateOnly? ReadDay(FeedRecord record, List<string> notes)
    {
        const string key = "drawDistributionAsOn";
        if (FeedDays.Read(record, key) is { } day)
        {
            return day;
        }

        record.Log.Report(FeedRules.SnapshotDateAssumed, record.Place, key);
        notes.Add(
            record[key].Length == 0
                ? "published without a day, the day of the round assumed"
                : $"day published as {FeedText.Quote(record[key])}, the day of the round assumed"
        );
        return null;
    }
}
