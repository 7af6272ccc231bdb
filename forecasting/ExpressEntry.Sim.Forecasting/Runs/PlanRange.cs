using ExpressEntry.Sim.Engine.Statistics;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>A figure of a plan over the replications.</summary>
/// <param name="P05">5 % quantile.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95 % quantile.</param>
public readonly record struct PlanRange(double P05, double P50, double P95)
{
    /// <summary>Sums values up.</summary>
    /// <param name="values">At least one.</param>
    internal static PlanRange Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new PlanRange(
            Quantile.OfSorted(sorted, 0.05),
            Quantile.OfSorted(sorted, 0.5),
            Quantile.OfSorted(sorted, 0.95)
        );
    }
}
