using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>Stated wide answers where history says little: a type never seen, or a single round.</summary>
public static class UnknownType
{
    private const double HalfRange90 = 150;

    /// <summary>A wide range for the first round of a type: where first rounds of other types fell.</summary>
    /// <param name="known">The history before the question's day; it may be empty.</param>
    /// <param name="type">A type without earlier rounds.</param>
    /// <returns>
    /// The cut-offs of all earlier first rounds of the class since 2023 (categories exist since then), with 40 points added at either side;
    /// with fewer than three of them, an even spread over 300 to 600, for nominees over 640 to 880.
    /// </returns>
    public static CutoffQuantiles Wide(PublishedHistory known, RoundType type)
    {
        var rounds = KnownRounds.Of(known);
        List<double> firsts = [];
        foreach (RoundType other in RoundTypes.All)
        {
            if (
                type != RoundType.Pnp
                && other is not (RoundType.Pnp or RoundType.General)
                && rounds.OfType(other) is [{ Date.Year: >= 2023 } first, ..]
            )
            {
                firsts.Add(first.Cutoff - 40);
                firsts.Add(first.Cutoff + 40);
            }
        }

        if (firsts.Count < 6)
        {
            (double low, double high) = type == RoundType.Pnp ? (640, 880) : (300, 600);
            firsts = [low, high];
        }

        return CutoffQuantiles.FromSample(firsts.ToArray());
    }

    /// <summary>A wide range around the only cut-off known.</summary>
    /// <param name="cutoff">CRS points; the median.</param>
    /// <returns>An even spread whose 90 % interval is ±150 points.</returns>
    public static CutoffQuantiles WideAround(double cutoff)
    {
        Span<double> ends = [cutoff - (HalfRange90 / 0.9), cutoff + (HalfRange90 / 0.9)];
        return CutoffQuantiles.FromSample(ends);
    }
}
