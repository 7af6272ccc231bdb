using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>The last round of one type in a window of days.</summary>
/// <param name="Type">Whom it ranks.</param>
/// <param name="Days">Length of the window from the day of the forecast.</param>
/// <param name="ProbabilityOfAnyRound">That there is at least one, 0 to 1.</param>
/// <param name="LastCutoff">The 0.05, 0.10 … 0.95 quantiles of the last one's cut-off, given that there is one.</param>
public sealed record WindowForecast(
    RoundType Type,
    int Days,
    double ProbabilityOfAnyRound,
    ImmutableArray<double> LastCutoff
);
