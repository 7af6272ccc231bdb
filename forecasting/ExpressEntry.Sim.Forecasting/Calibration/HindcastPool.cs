using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>One real snapshot, simulated from what was known before it.</summary>
/// <param name="Origin">The first day that was not known.</param>
/// <param name="Row">Published bands, simulated medians, and the last known snapshot.</param>
/// <param name="Low">10 % quantiles of the published bands: of the members, and of what a published count says wrongly.</param>
/// <param name="High">90 % quantiles of the bands.</param>
public sealed record HindcastPool(DateOnly Origin, PoolRow Row, ImmutableArray<double> Low, ImmutableArray<double> High);
