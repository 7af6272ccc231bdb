using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>What one member saw of one round.</summary>
/// <param name="LogRatio">ln of (its stock that was reached by the published cut-off / the published size); for nominees all of them.</param>
/// <param name="Cutoff">The cut-off it simulated; −1 where nobody was there.</param>
/// <param name="TieBreakUtcSeconds">The tie-break it simulated.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RoundSight(double LogRatio, int Cutoff, long TieBreakUtcSeconds);
