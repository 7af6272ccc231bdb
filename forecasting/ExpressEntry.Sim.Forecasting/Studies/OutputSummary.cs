using ExpressEntry.Sim.Engine.Statistics;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>One output at one point, over its replications.</summary>
/// <param name="Count">Replications that have a value; the rest is over these. All others are NaN where there is none.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardError">Standard error of the mean: what more replications would take away. NaN for one.</param>
/// <param name="P05">5 % quantile.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95 % quantile.</param>
public readonly record struct OutputSummary(int Count, double Mean, double StandardError, double P05, double P50, double P95)
{
    /// <summary>Summarizes replications.</summary>
    /// <param name="values">One a replication, NaN for none.</param>
    public static OutputSummary Of(ReadOnlySpan<double> values)
    {
        double[] found = [.. values.ToArray().Where(value => !double.IsNaN(value)).Order()];
        if (found.Length == 0)
        {
            return new OutputSummary(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        double mean = found.Average();
        double squares = found.Sum(value => (value - mean) * (value - mean));
        return new OutputSummary(
            found.Length,
            mean,
            Math.Sqrt(squares / (found.Length - 1.0) / found.Length),
            Quantile.OfSorted(found, 0.05),
            Quantile.OfSorted(found, 0.5),
            Quantile.OfSorted(found, 0.95)
        );
    }
}
