using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Knowledge;

/// <summary>The snapshots of a history that carry all fifteen leaf bands, since 2022, without repeats.</summary>
internal sealed class KnownPools
{
    private static readonly DateOnly First = new(2022, 1, 1);
    private static readonly ConditionalWeakTable<PublishedHistory, KnownPools> Cache = [];

    private KnownPools(PublishedHistory history)
    {
        List<PoolRecord> kept = [];
        foreach (PoolSnapshot snapshot in history.Snapshots)
        {
            if (
                snapshot.AsOf >= First
                && PoolCounts.From(snapshot) is { } counts
                && !kept.Any(earlier => earlier.Counts.Values.AsSpan().SequenceEqual(counts.Values.AsSpan()))
            )
            {
                kept.Add(new PoolRecord(snapshot.AsOf, snapshot.Published, counts));
            }
        }

        All = [.. kept];
    }

    /// <summary>By the day described; one whose bands equal an earlier one's is left out.</summary>
    public ImmutableArray<PoolRecord> All { get; }

    /// <summary>The newest snapshot of an earlier day; null without one.</summary>
    public PoolRecord? LastBefore(DateOnly day) => All.LastOrDefault(pool => pool.AsOf < day);

    public static KnownPools Of(PublishedHistory history) => Cache.GetValue(history, static h => new KnownPools(h));
}
