using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>How good one forecast of a cut-off was.</summary>
public static class CutoffMetrics
{
    /// <summary>The continuous ranked probability score, as the mean over the nineteen levels of twice the pinball loss.</summary>
    /// <param name="forecast">The quantiles.</param>
    /// <param name="actual">The published cut-off, CRS points.</param>
    /// <returns>CRS points, 0 or more; lower is better.</returns>
    public static double Crps(CutoffQuantiles forecast, double actual)
    {
        double sum = 0;
        for (int i = 0; i < CutoffQuantiles.Count; i++)
        {
            double level = CutoffQuantiles.Levels[i];
            double quantile = forecast.Values[i];
            sum += actual >= quantile ? level * (actual - quantile) : (1 - level) * (quantile - actual);
        }

        return 2 * sum / CutoffQuantiles.Count;
    }

    /// <summary>Whether the central interval of a coverage contains the cut-off, ends included.</summary>
    /// <param name="forecast">The quantiles.</param>
    /// <param name="actual">The published cut-off, CRS points.</param>
    /// <param name="percent">50, 80 or 90.</param>
    /// <returns>True where it lies inside.</returns>
    public static bool Covers(CutoffQuantiles forecast, double actual, int percent)
    {
        int low = LowIndex(percent);
        return forecast.Values[low] <= actual && actual <= forecast.Values[^(low + 1)];
    }

    /// <summary>The width of a central interval.</summary>
    /// <param name="forecast">The quantiles.</param>
    /// <param name="percent">50, 80 or 90.</param>
    /// <returns>CRS points, 0 or more.</returns>
    public static double Width(CutoffQuantiles forecast, int percent)
    {
        int low = LowIndex(percent);
        return forecast.Values[^(low + 1)] - forecast.Values[low];
    }

    private static int LowIndex(int percent) =>
        percent switch
        {
            50 => 4,
            80 => 1,
            90 => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(percent), percent, "Expected 50, 80 or 90."),
        };
}
