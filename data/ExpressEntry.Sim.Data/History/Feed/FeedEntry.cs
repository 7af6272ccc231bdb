namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>What one record of the feed gives: a round, and the pool snapshot it carries.</summary>
/// <param name="Round">The round.</param>
/// <param name="Pool">The snapshot, or null where the record carries none.</param>
/// <param name="Place">The record in reports.</param>
internal sealed record FeedEntry(PublishedRound Round, FeedPool? Pool, string Place)
{
    /// <summary>Everything said by the record as one text: equal texts, equal content.</summary>
    public string Content { get; } =
        string.Join(
            '|',
            Round.Number,
            Round.Date,
            Round.Type,
            Round.Name,
            Round.Invitations,
            Round.Cutoff,
            Round.TieBreak?.UtcTicks,
            Round.At?.UtcTicks,
            Round.Programs,
            string.Join(';', Round.Notes),
            Pool?.AsOf,
            Pool?.Content
        );

    /// <summary>How many of the record's figures could be read.</summary>
    public int KnownFigures =>
        (Round.Invitations is null ? 0 : 1)
        + (Round.Cutoff is null ? 0 : 1)
        + (Round.TieBreak is null ? 0 : 1)
        + (Round.At is null ? 0 : 1)
        + (Round.Name.Length == 0 ? 0 : 1)
        + (Pool?.Bands.Length ?? 0);
}
