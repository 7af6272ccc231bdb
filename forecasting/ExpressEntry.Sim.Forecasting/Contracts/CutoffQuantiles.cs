using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Contracts;

/// <summary>A forecast of a cut-off: its 0.05, 0.10 … 0.95 quantiles in CRS points.</summary>
public sealed class CutoffQuantiles
{
    /// <summary>How many levels there are.</summary>
    public const int Count = 19;

    /// <summary>Index of the median, the point forecast.</summary>
    public const int MedianIndex = 9;

    private CutoffQuantiles(ImmutableArray<double> values) => Values = values;

    /// <summary>The levels 0.05, 0.10 … 0.95.</summary>
    public static ImmutableArray<double> Levels { get; } = [.. Enumerable.Range(1, Count).Select(level => level / 20.0)];

    /// <summary>Quantiles in CRS points at <see cref="Levels"/>: non-decreasing, within 0 to 1,200, fractional.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The point forecast.</summary>
    public double Median => Values[MedianIndex];

    /// <summary>Sorts quantiles and keeps them within the range of scores.</summary>
    /// <param name="values">Nineteen finite numbers in CRS points, any order.</param>
    /// <returns>The forecast.</returns>
    /// <exception cref="ArgumentException">There are not nineteen, or one is not finite.</exception>
    public static CutoffQuantiles From(ReadOnlySpan<double> values)
    {
        if (values.Length != Count)
        {
            throw new ArgumentException($"There are {values.Length} quantiles; expected {Count}.", nameof(values));
        }

        double[] sorted = values.ToArray();
        foreach (ref double value in sorted.AsSpan())
        {
            value = double.IsFinite(value)
                ? Math.Clamp(value, CrsScore.Min, CrsScore.Max)
                : throw new ArgumentException("A quantile is not a finite number.", nameof(values));
        }

        Array.Sort(sorted);
        return new CutoffQuantiles([.. sorted]);
    }

    /// <summary>The quantiles of a sample.</summary>
    /// <param name="sample">One or more finite values in CRS points; sorted in place.</param>
    /// <returns>The forecast.</returns>
    public static CutoffQuantiles FromSample(Span<double> sample)
    {
        sample.Sort();
        Span<double> values = stackalloc double[Count];
        for (int level = 0; level < Count; level++)
        {
            values[level] = EmpiricalQuantile.OfSorted(sample, Levels[level]);
        }

        return From(values);
    }

    /// <summary>Spreads errors around a point so that the median is the point.</summary>
    /// <param name="point">The median, CRS points.</param>
    /// <param name="errors">One or more finite errors in CRS points; sorted in place.</param>
    /// <returns>q(τ) = point + Q(τ) − Q(0.5) of the errors.</returns>
    public static CutoffQuantiles FromCentredErrors(double point, Span<double> errors)
    {
        errors.Sort();
        double middle = EmpiricalQuantile.OfSorted(errors, 0.5);
        Span<double> values = stackalloc double[Count];
        for (int level = 0; level < Count; level++)
        {
            values[level] = point + EmpiricalQuantile.OfSorted(errors, Levels[level]) - middle;
        }

        return From(values);
    }

    /// <summary>Averages forecasts level by level; those that are null are left out.</summary>
    /// <param name="parts">Weights of 0 or more, and forecasts.</param>
    /// <returns>The average, or null where every forecast is null or has weight 0.</returns>
    public static CutoffQuantiles? Mix(params ReadOnlySpan<(double Weight, CutoffQuantiles? Forecast)> parts)
    {
        Span<double> values = stackalloc double[Count];
        values.Clear();
        double total = 0;
        foreach ((double weight, CutoffQuantiles? forecast) in parts)
        {
            if (forecast is null || weight <= 0)
            {
                continue;
            }

            total += weight;
            for (int level = 0; level < Count; level++)
            {
                values[level] += weight * forecast.Values[level];
            }
        }

        if (total == 0)
        {
            return null;
        }

        foreach (ref double value in values)
        {
            value /= total;
        }

        return From(values);
    }

    /// <summary>The same median with all ranges stretched, for days on which the past is a poorer guide.</summary>
    /// <param name="factor">1 or more; 1.5 makes every range half as wide again.</param>
    /// <returns>The stretched forecast, within 0 to 1,200.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is below 1 or not finite.</exception>
    public CutoffQuantiles Widened(double factor)
    {
        if (!(factor >= 1 && double.IsFinite(factor)))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "Expected 1 or more.");
        }

        return From([.. Values.Select(value => Median + (factor * (value - Median)))]);
    }

    /// <summary>The share of the forecast at or below a score, read off between its quantiles.</summary>
    /// <param name="score">CRS points.</param>
    /// <returns>0 to 1; beyond the outer quantiles the tails go on at the slope of the outer quarter.</returns>
    public double CumulativeAt(double score)
    {
        double lowTail = Math.Max((Values[4] - Values[0]) / 4, 0.25);
        double highTail = Math.Max((Values[^1] - Values[^5]) / 4, 0.25);
        if (score <= Values[0])
        {
            return Math.Max(0, Levels[0] * (1 - ((Values[0] - score) / (2 * lowTail))));
        }

        if (score >= Values[^1])
        {
            return Math.Min(1, Levels[^1] + ((1 - Levels[^1]) * (score - Values[^1]) / (2 * highTail)));
        }

        int above = 1;
        while (Values[above] <= score)
        {
            above++;
        }

        double width = Values[above] - Values[above - 1];
        double share = width > 0 ? (score - Values[above - 1]) / width : 1;
        return Levels[above - 1] + (share * (Levels[above] - Levels[above - 1]));
    }
}
