using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>A factor on the width of forecasts that learns from their own misses, one round at a time.</summary>
/// <param name="Factor">Above 0.</param>
internal readonly record struct IntervalScale(double Factor)
{
    /// <summary>The scale after a forecast has met its cut-off.</summary>
    public IntervalScale After(CutoffQuantiles forecast, int cutoff, ClearanceSettings settings)
    {
        double missed80 = CutoffMetrics.Covers(forecast, cutoff, 80) ? 0 : 1;
        double missed50 = CutoffMetrics.Covers(forecast, cutoff, 50) ? 0 : 1;
        double step = (settings.ScaleStep80 * (missed80 - 0.2)) + (settings.ScaleStep50 * (missed50 - 0.5));
        return new IntervalScale(Factor * Math.Exp(step));
    }
}
