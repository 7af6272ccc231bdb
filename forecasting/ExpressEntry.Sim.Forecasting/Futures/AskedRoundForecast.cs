using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Combination;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>The cut-off of a round a user asked about.</summary>
/// <param name="Asked">The round.</param>
/// <param name="Cutoff">The 0.05, 0.10 … 0.95 quantiles of its cut-off, given that it takes place.</param>
/// <param name="Why">What the answer follows from; null where the model does not say.</param>
public sealed record AskedRoundForecast(AskedRound Asked, ImmutableArray<double> Cutoff, RoundReason? Why = null);
