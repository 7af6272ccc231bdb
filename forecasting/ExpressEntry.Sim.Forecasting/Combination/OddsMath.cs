namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>Small steps that the methods for odds share.</summary>
internal static class OddsMath
{
    /// <summary>The share of a sample at or below a score.</summary>
    /// <param name="sorted">One or more values, ascending.</param>
    /// <param name="score">CRS points.</param>
    public static double ShareAtOrBelow(ReadOnlySpan<double> sorted, double score) =>
        CountAtOrBelow(sorted, score) / (double)sorted.Length;

    /// <summary>How many of a sample are at or below a score.</summary>
    /// <param name="sorted">Values, ascending.</param>
    /// <param name="score">CRS points.</param>
    public static int CountAtOrBelow(ReadOnlySpan<double> sorted, double score)
    {
        int low = 0;
        int high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = sorted[middle] <= score ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
