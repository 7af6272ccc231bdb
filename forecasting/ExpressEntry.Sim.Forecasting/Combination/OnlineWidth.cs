using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>Factors on the central 50, 80 and 90 % ranges that learn from their own misses, one round at a time.</summary>
/// <param name="At50">Factor of the half-widths up to the quartiles, above 0.</param>
/// <param name="At80">Factor at the 10 % and 90 % points, above 0; between it and the quartiles on a straight line.</param>
/// <param name="At90">Factor at the 5 % and 95 % points, above 0.</param>
/// <remarks>
/// ln factor += step · (missed − what should be missed): the range grows after a miss and shrinks a little after each hit
/// (Gibbs and Candès, 2021). Every factor is learned from forecasts it was applied to before their round was known.
/// </remarks>
internal readonly record struct OnlineWidth(double At50, double At80, double At90)
{
    private const double Step = 0.08;
    private const int Quartile = 5; // levels from the median to 0.75
    private const int Decile = 8;

    /// <summary>Nothing learned yet.</summary>
    public static OnlineWidth Start { get; } = new(1, 1, 1);

    /// <summary>Stretches a forecast around its median.</summary>
    public CutoffQuantiles Apply(CutoffQuantiles forecast)
    {
        Span<double> values = stackalloc double[CutoffQuantiles.Count];
        for (int i = 0; i < values.Length; i++)
        {
            double from = forecast.Values[i] - forecast.Median;
            values[i] = forecast.Median + (FactorAt(Math.Abs(i - CutoffQuantiles.MedianIndex)) * from);
        }

        return CutoffQuantiles.From(values);
    }

    /// <summary>The factors after a stretched forecast has met its cut-off.</summary>
    public OnlineWidth After(CutoffQuantiles forecast, int cutoff) =>
        new(
            At50 * Math.Exp(Step * (Missed(forecast, cutoff, 50) - 0.5)),
            At80 * Math.Exp(Step * (Missed(forecast, cutoff, 80) - 0.2)),
            At90 * Math.Exp(Step * (Missed(forecast, cutoff, 90) - 0.1))
        );

    private double FactorAt(int levelsFromMedian)
    {
        if (levelsFromMedian > Decile)
        {
            return At90;
        }

        double share = Math.Max(0, levelsFromMedian - Quartile) / (double)(Decile - Quartile);
        return At50 + (share * (At80 - At50));
    }

    private static double Missed(CutoffQuantiles forecast, int cutoff, int percent) =>
        CutoffMetrics.Covers(forecast, cutoff, percent) ? 0 : 1;
}
