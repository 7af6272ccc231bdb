namespace ExpressEntry.Sim.Engine.Statistics;

/// <summary>Empirical quantiles.</summary>
public static class Quantile
{
    /// <summary>The levels every forecast carries: 0.05, 0.10 … 0.95.</summary>
    public static ReadOnlySpan<double> ForecastLevels =>
        [0.05, 0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.65, 0.70, 0.75, 0.80, 0.85, 0.90, 0.95];

    /// <summary>A quantile by linear interpolation, h = (n − 1)p (Hyndman and Fan's type 7).</summary>
    /// <param name="ascending">Values in ascending order, at least one.</param>
    /// <param name="level">0 to 1.</param>
    /// <returns>A value between the first and the last.</returns>
    /// <exception cref="ArgumentException">There are no values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside 0 to 1.</exception>
    public static double OfSorted(ReadOnlySpan<double> ascending, double level)
    {
        if (ascending.IsEmpty)
        {
            throw new ArgumentException("A quantile needs at least one value.", nameof(ascending));
        }

        if (!(level >= 0 && level <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level is 0 to 1.");
        }

        double h = (ascending.Length - 1) * level;
        int below = (int)h;
        double low = ascending[below];
        return below + 1 < ascending.Length ? low + ((h - below) * (ascending[below + 1] - low)) : low;
    }
}
