namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>An estimate with its 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Low end of the interval; NaN where there is none.</param>
/// <param name="High">High end of the interval; NaN where there is none.</param>
public readonly record struct Interval(double Value, double Low, double High)
{
    private const double LowLevel = 0.025;
    private const double HighLevel = 0.975;

    /// <summary>Whether there is an interval.</summary>
    public bool IsKnown => !double.IsNaN(Low);

    /// <summary>The estimate alone, for what has nothing to say how far it may be off.</summary>
    public Interval WithoutEnds() => new(Value, double.NaN, double.NaN);

    /// <summary>The interval of an estimate from resamples of it.</summary>
    /// <param name="value">The estimate.</param>
    /// <param name="resamples">The same statistic of resamples; NaN where a resample has none. Reordered.</param>
    /// <param name="target">What the resamples scatter around; the estimate, where it corrects nothing.</param>
    internal static Interval Of(double value, double[] resamples, double target)
    {
        Array.Sort(resamples);
        // NaN sorts first.
        int missing = resamples.TakeWhile(double.IsNaN).Count();
        ReadOnlySpan<double> found = resamples.AsSpan(missing);
        return found.IsEmpty
            ? new Interval(value, double.NaN, double.NaN)
            : new Interval(
                value,
                value + Engine.Statistics.Quantile.OfSorted(found, LowLevel) - target,
                value + Engine.Statistics.Quantile.OfSorted(found, HighLevel) - target
            );
    }
}
