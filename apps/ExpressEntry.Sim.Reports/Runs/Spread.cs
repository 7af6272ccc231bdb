using ExpressEntry.Sim.Engine.Statistics;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Reports.Runs;

/// <summary>Where a quantity lies over the replications of a run.</summary>
/// <param name="Mean">The mean; NaN for cut-offs, whose mean nobody asks for.</param>
/// <param name="P05">5 % quantile.</param>
/// <param name="P25">25 % quantile.</param>
/// <param name="P50">The median.</param>
/// <param name="P75">75 % quantile.</param>
/// <param name="P95">95 % quantile.</param>
public readonly record struct Spread(double Mean, double P05, double P25, double P50, double P75, double P95)
{
    /// <summary>Sums up one value a replication.</summary>
    /// <param name="values">One or more values.</param>
    /// <returns>Mean and quantiles, interpolated as everywhere (type 7).</returns>
    public static Spread Of(ReadOnlySpan<long> values)
    {
        double[] sorted = new double[values.Length];
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sorted[i] = values[i];
            sum += values[i];
        }

        Array.Sort(sorted);
        double At(double level) => Quantile.OfSorted(sorted, level);
        return new Spread(sum / values.Length, At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));
    }

    /// <summary>Sums up cut-offs.</summary>
    /// <param name="cutoffs">Counted cut-offs.</param>
    /// <returns>Their quantiles; null where there are none.</returns>
    public static Spread? Of(CutoffHistogram cutoffs)
    {
        if (cutoffs.Count == 0)
        {
            return null;
        }

        double At(double level) => cutoffs.Quantile(level)!.Value;
        return new Spread(double.NaN, At(0.05), At(0.25), At(0.5), At(0.75), At(0.95));
    }
}
