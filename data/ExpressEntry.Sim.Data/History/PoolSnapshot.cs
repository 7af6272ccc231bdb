using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History;

/// <summary>The pool's score bands as the government published them for one day.</summary>
/// <param name="AsOf">The day described. A snapshot of the day of a round was taken before that round.</param>
/// <param name="Precision"><c>exact</c>, or <c>capture date</c> where only the day of copying is known.</param>
/// <param name="Published">The first day on which it was public: that of the earliest round that carries it.</param>
/// <param name="Rounds">Numbers of the rounds it was published with.</param>
/// <param name="Confidence"><c>high</c>, <c>medium-high</c>, <c>medium</c> or <c>low</c>.</param>
/// <param name="Bands">Every published band from the top, a parent before its sub-bands, as published (not corrected).</param>
/// <param name="Total">Profiles in the pool as published; null where unreadable.</param>
/// <param name="Notes">What is doubtful; empty for a clean record.</param>
public sealed record PoolSnapshot(
    DateOnly AsOf,
    string Precision,
    DateOnly Published,
    ImmutableArray<string> Rounds,
    string Confidence,
    ImmutableArray<BandCount> Bands,
    int? Total,
    ImmutableArray<string> Notes
)
{
    /// <summary>The count of one band.</summary>
    /// <param name="band">A band of either banding.</param>
    /// <returns>Profiles, or null where this snapshot does not carry the band.</returns>
    public int? CountOf(ScoreBand band)
    {
        foreach (BandCount entry in Bands)
        {
            if (entry.Band == band)
            {
                return entry.Count;
            }
        }

        return null;
    }

    /// <summary>The bands that have no sub-bands: they cover every score once.</summary>
    /// <returns>From the top.</returns>
    public ImmutableArray<BandCount> LeafBands()
    {
        ImmutableArray<BandCount> bands = Bands;
        return [.. bands.Where(entry => !bands.Any(other => entry.Band.IsParentOf(other.Band)))];
    }
}
