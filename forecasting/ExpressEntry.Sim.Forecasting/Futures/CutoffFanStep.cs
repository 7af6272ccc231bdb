using System.Runtime.InteropServices;
using ExpressEntry.Sim.Engine.Statistics;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Quantiles of the cut-offs of the rounds inside one step of days, over all futures.</summary>
/// <param name="P05">5 % quantile.</param>
/// <param name="P25">25 % quantile.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">75 % quantile.</param>
/// <param name="P95">95 % quantile.</param>
public readonly record struct CutoffFanStep(double P05, double P25, double P50, double P75, double P95)
{
    /// <summary>The quantiles of some cut-offs.</summary>
    /// <param name="cutoffs">At least one, CRS points; sorted in place.</param>
    internal static CutoffFanStep Of(List<double> cutoffs)
    {
        cutoffs.Sort();
        ReadOnlySpan<double> sorted = CollectionsMarshal.AsSpan(cutoffs);
        return new CutoffFanStep(
            Quantile.OfSorted(sorted, 0.05),
            Quantile.OfSorted(sorted, 0.25),
            Quantile.OfSorted(sorted, 0.5),
            Quantile.OfSorted(sorted, 0.75),
            Quantile.OfSorted(sorted, 0.95)
        );
    }
}
