namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Puts the rounds of a feed in order, and settles records that claim the same number.</summary>
internal static class FeedDuplicates
{
    /// <summary>Orders by day, number and content, and keeps one record of each round.</summary>
    /// <param name="entries">In any order.</param>
    /// <param name="log">Gets the rules that fired.</param>
    /// <returns>The same list whatever the order of <paramref name="entries"/>.</returns>
    public static List<FeedEntry> Resolve(List<FeedEntry> entries, FeedLog log)
    {
        List<FeedEntry> kept = [];
        var ordered = entries
            .OrderBy(entry => entry.Round.Date)
            .ThenBy(entry => FeedRoundNumber.OrderKey(entry.Round.Number).Value)
            .ThenBy(entry => FeedRoundNumber.OrderKey(entry.Round.Number).Suffix, StringComparer.Ordinal)
            .ThenBy(entry => entry.Round.Type)
            .ThenByDescending(entry => entry.KnownFigures)
            .ThenBy(entry => entry.Content, StringComparer.Ordinal);
        foreach (FeedEntry entry in ordered)
        {
            if (kept.Count > 0 && IsSameRound(kept[^1], entry))
            {
                kept[^1] = Merge(kept[^1], entry, log);
            }
            else
            {
                kept.Add(entry);
            }
        }

        return NoteSharedNumbers(kept, log);
    }

    private static bool IsSameRound(FeedEntry one, FeedEntry other) =>
        one.Content == other.Content
        || (
            one.Round.Number == other.Round.Number
            && one.Round.Number != FeedRoundNumber.Unknown
            && one.Round.Date == other.Round.Date
            && one.Round.Type == other.Round.Type
        );

    // The fuller one comes first in the order, and is kept.
    private static FeedEntry Merge(FeedEntry kept, FeedEntry other, FeedLog log)
    {
        PublishedRound loser = other.Round;
        if (kept.Content == other.Content)
        {
            log.Report(FeedRules.RepeatedRound, other.Place);
            return kept;
        }

        log.Report(FeedRules.ConflictingRound, other.Place);
        string note =
            $"published twice; the other record: {loser.Invitations?.ToString() ?? "?"} invitations, "
            + $"cut-off {loser.Cutoff?.ToString() ?? "?"}";
        return kept with { Round = kept.Round with { Notes = [.. kept.Round.Notes, note.Replace(';', ',')] } };
    }

    private static List<FeedEntry> NoteSharedNumbers(List<FeedEntry> entries, FeedLog log)
    {
        var shared = entries
            .Where(entry => entry.Round.Number != FeedRoundNumber.Unknown)
            .GroupBy(entry => entry.Round.Number, StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any())
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (shared.Count == 0)
        {
            return entries;
        }

        foreach (string number in shared.Order(StringComparer.Ordinal))
        {
            log.Report(FeedRules.SharedNumber, $"round {number}");
        }

        return
        [
            .. entries.Select(entry =>
                shared.Contains(entry.Round.Number)
                    ? entry with
                    {
                        Round = entry.Round with { Notes = [.. entry.Round.Notes, "another round has the same number"] },
                    }
                    : entry
            ),
        ];
    }
}
