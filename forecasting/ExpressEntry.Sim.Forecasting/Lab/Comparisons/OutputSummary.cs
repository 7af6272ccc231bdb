using ExpressEntry.Sim.Engine.Statistics;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>An output over the replications that have it.</summary>
/// <param name="Mean">Its mean; null where no replication has it, as the quantiles.</param>
/// <param name="P05">5 % quantile.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95 % quantile.</param>
/// <param name="Count">Replications that have it.</param>
public readonly record struct OutputSummary(double? Mean, double? P05, double? P50, double? P95, int Count)
{
    /// <summary>Sums values up.</summary>
    /// <param name="values">One a replication; NaN where it is missing.</param>
    public static OutputSummary Of(ReadOnlySpan<double> values)
    {
        double[] sorted = new double[values.Length];
        int count = 0;
        double sum = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                sorted[count++] = value;
                sum += value;
            }
        }

        if (count == 0)
        {
            return default;
        }

        Span<double> present = sorted.AsSpan(0, count);
        present.Sort();
        return new OutputSummary(
            sum / count,
            Quantile.OfSorted(present, 0.05),
            Quantile.OfSorted(present, 0.5),
            Quantile.OfSorted(present, 0.95),
            count
        );
    }
}
