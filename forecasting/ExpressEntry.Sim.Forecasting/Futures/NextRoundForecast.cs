using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Combination;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>The next round of one type.</summary>
/// <param name="Type">Whom it ranks.</param>
/// <param name="Probability">That there is one within the days asked for, 0 to 1.</param>
/// <param name="Date">5 %, 50 % and 95 % quantile of its day, given that there is one; null where no future has one.</param>
/// <param name="Size">5 %, 50 % and 95 % quantile of its invitations, given that there is one.</param>
/// <param name="Cutoff">The 0.05, 0.10 … 0.95 quantiles of its cut-off, given that there is one.</param>
/// <param name="Why">What the cut-off follows from, at the median day and size; null where the model does not say.</param>
public sealed record NextRoundForecast(
    RoundType Type,
    double Probability,
    (DateOnly P05, DateOnly P50, DateOnly P95)? Date,
    (double P05, double P50, double P95) Size,
    ImmutableArray<double> Cutoff,
    RoundReason? Why = null
);
