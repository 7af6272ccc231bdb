namespace ExpressEntry.Sim.Forecasting.Statistics;

/// <summary>Quantiles of samples.</summary>
internal static class EmpiricalQuantile
{
    /// <summary>The quantile with linear interpolation between order statistics, position (n − 1)·p ("type 7").</summary>
    /// <param name="sorted">One or more values, ascending.</param>
    /// <param name="level">0 to 1.</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double level)
    {
        double position = (sorted.Length - 1) * level;
        int below = (int)position;
        if (below >= sorted.Length - 1)
        {
            return sorted[^1];
        }

        return sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>The median; reorders its input.</summary>
    /// <param name="values">One or more values.</param>
    public static double MedianInPlace(Span<double> values)
    {
        values.Sort();
        return OfSorted(values, 0.5);
    }

    /// <summary>A quantile of weighted values: linear between the mid-points of their shares of the weight.</summary>
    /// <param name="sorted">One or more values, ascending, with weights above 0.</param>
    /// <param name="level">0 to 1.</param>
    public static double OfSortedWeighted(ReadOnlySpan<(double Value, double Weight)> sorted, double level)
    {
        double total = 0;
        foreach ((double _, double weight) in sorted)
        {
            total += weight;
        }

        double target = level * total;
        double before = 0;
        double lastMiddle = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double middle = before + (sorted[i].Weight / 2);
            if (middle >= target)
            {
                if (i == 0)
                {
                    return sorted[0].Value;
                }

                double share = (target - lastMiddle) / (middle - lastMiddle);
                return sorted[i - 1].Value + (share * (sorted[i].Value - sorted[i - 1].Value));
            }

            lastMiddle = middle;
            before += sorted[i].Weight;
        }

        return sorted[^1].Value;
    }
}
