using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Collects the pool snapshots of a feed: each once, public from the day of the earliest round that carries it.</summary>
internal static class FeedSnapshots
{
    private const int OldAfterDays = 14;

    /// <summary>Collects the snapshots.</summary>
    /// <param name="entries">Records in order of date.</param>
    /// <param name="log">Gets the rules that fired.</param>
    /// <returns>By the day they describe.</returns>
    public static ImmutableArray<PoolSnapshot> Collect(List<FeedEntry> entries, FeedLog log)
    {
        List<PoolSnapshot> snapshots = [];
        var groups = entries.Where(entry => entry.Pool is not null).GroupBy(entry => (entry.Pool!.AsOf, entry.Pool.Content));
        foreach (var group in groups)
        {
            FeedEntry first = group.First();
            foreach (FeedEntry again in group.Skip(1))
            {
                log.Report(FeedRules.RepeatedSnapshot, again.Place);
            }

            ReportAges(group, log);
            snapshots.Add(Create(first, [.. group.Select(entry => entry.Round.Number)], log));
        }

        snapshots.Sort(CompareByDay);
        NoteDaysWithTwo(snapshots, log);
        NoteRepeats(snapshots, log);
        return [.. snapshots];
    }

    private static int CompareByDay(PoolSnapshot one, PoolSnapshot other)
    {
        int order = one.AsOf.CompareTo(other.AsOf);
        order = order != 0 ? order : one.Published.CompareTo(other.Published);
        return order != 0 ? order : string.CompareOrdinal(ContentOf(one), ContentOf(other));
    }

    private static void ReportAges(IEnumerable<FeedEntry> carriers, FeedLog log)
    {
        foreach (FeedEntry entry in carriers)
        {
            int age = entry.Round.Date.DayNumber - entry.Pool!.AsOf.DayNumber;
            if (age >= OldAfterDays)
            {
                log.Report(FeedRules.SnapshotOld, entry.Place, $"{age} days");
            }
        }
    }

    private static PoolSnapshot Create(FeedEntry first, ImmutableArray<string> rounds, FeedLog log)
    {
        FeedPool pool = first.Pool!;
        List<string> notes = [.. pool.Notes];
        if (pool.AsOf > first.Round.Date)
        {
            log.Report(FeedRules.SnapshotAfterRound, first.Place);
            notes.Add($"its day is after its round of {first.Round.Date:yyyy-MM-dd}");
        }

        foreach (BandSumError error in BandSums.Check(pool.Bands, pool.Total))
        {
            log.Report(error.Band is null ? FeedRules.TotalDiffers : FeedRules.SubBandsDiffer, first.Place);
            notes.Add(error.Describe() + ", kept as published");
        }

        return new PoolSnapshot(
            pool.AsOf,
            pool.IsDateAssumed ? "round date" : "exact",
            first.Round.Date,
            rounds,
            pool.IsDateAssumed ? "low" : "high",
            pool.Bands,
            pool.Total,
            [.. notes]
        );
    }

    private static void NoteDaysWithTwo(List<PoolSnapshot> snapshots, FeedLog log)
    {
        for (int i = 1; i < snapshots.Count; i++)
        {
            if (snapshots[i].AsOf != snapshots[i - 1].AsOf)
            {
                continue;
            }

            log.Report(FeedRules.SnapshotsOfOneDay, $"snapshot {snapshots[i].AsOf:yyyy-MM-dd}");
            snapshots[i] = WithNote(
                snapshots[i],
                $"differs from the snapshot of this day published {snapshots[i - 1].Published:yyyy-MM-dd}"
            );
        }
    }

    private static void NoteRepeats(List<PoolSnapshot> snapshots, FeedLog log)
    {
        var sameCounts = Enumerable.Range(0, snapshots.Count).GroupBy(i => ContentOf(snapshots[i]), StringComparer.Ordinal);
        foreach (int[] group in sameCounts.Select(indices => indices.ToArray()).Where(indices => indices.Length > 1))
        {
            for (int i = 0; i < group.Length; i++)
            {
                PoolSnapshot other = snapshots[group[i == 0 ? 1 : i - 1]];
                NoteRepeat(snapshots, group[i], other, isLater: i > 0, log);
            }
        }
    }

    // Of two days with the same counts the later one is in doubt, unless it is known to be the other.
    private static void NoteRepeat(List<PoolSnapshot> snapshots, int index, PoolSnapshot other, bool isLater, FeedLog log)
    {
        PoolSnapshot snapshot = snapshots[index];
        (string Note, string Confidence)? known = KnownMistakes.OfRepeated(snapshot.AsOf, other.AsOf);
        if (known is null && (!isLater || KnownMistakes.IsOtherInDoubt(snapshot.AsOf, other.AsOf)))
        {
            return;
        }

        log.Report(FeedRules.SnapshotRepeatsOther, $"snapshot {snapshot.AsOf:yyyy-MM-dd}");
        (string note, string confidence) = known ?? ($"repeats the counts of {other.AsOf:yyyy-MM-dd}", "low");
        snapshots[index] = WithNote(snapshot, note) with { Confidence = confidence };
    }

    private static PoolSnapshot WithNote(PoolSnapshot snapshot, string note) =>
        snapshot with
        {
            Notes = [.. snapshot.Notes, note],
        };

    private static string ContentOf(PoolSnapshot snapshot) =>
        string.Join(',', snapshot.Bands.Select(entry => $"{entry.Band}:{entry.Count}").Append($"total:{snapshot.Total}"));
}
