using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History;

/// <summary>Adds up published bands: sub-bands to their band, and bands without sub-bands to the total.</summary>
public static class BandSums
{
    /// <summary>Finds every sum that is not what was published.</summary>
    /// <param name="bands">The bands of one snapshot.</param>
    /// <param name="total">The published total; null is not checked.</param>
    /// <returns>Empty where everything adds up. A band whose sub-bands do not cover it whole is not judged.</returns>
    public static ImmutableArray<BandSumError> Check(ImmutableArray<BandCount> bands, int? total)
    {
        var errors = ImmutableArray.CreateBuilder<BandSumError>();
        foreach (BandCount parent in bands)
        {
            BandCount[] parts = [.. bands.Where(entry => parent.Band.IsParentOf(entry.Band))];
            if (Covers(parts, parent.Band) && parts.Sum(part => (long)part.Count) is var sum && sum != parent.Count)
            {
                errors.Add(new BandSumError(parent.Band, sum, parent.Count));
            }
        }

        BandCount[] tops = [.. bands.Where(entry => !bands.Any(other => other.Band.IsParentOf(entry.Band)))];
        var all = new ScoreBand(0, Engine.Rules.CrsScore.Max);
        if (
            total is { } published
            && Covers(tops, all)
            && tops.Sum(top => (long)top.Count) is var whole
            && whole != published
        )
        {
            errors.Add(new BandSumError(null, whole, published));
        }

        return errors.ToImmutable();
    }

    private static bool Covers(BandCount[] parts, ScoreBand whole) => parts.Sum(part => part.Band.Width) == whole.Width;
}
