using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>The answer to a <see cref="ForecastRequest"/>.</summary>
/// <param name="Pool">Mean count of each leaf band at the start of the day of the forecast, from the top.</param>
/// <param name="PoolAsOf">The day of the last published snapshot the forecast started from.</param>
/// <param name="Next">The next round of each type used in the last 365 days, by median date.</param>
/// <param name="Window">Every type with at least three past rounds, over 90, 180 and 365 days.</param>
/// <param name="Rounds">One a round asked about, in the order asked.</param>
/// <param name="Fans">Cut-offs of each type used in the last 365 days over the days asked for, for charts.</param>
/// <param name="Basis">What the figures rest on, as sentences for people.</param>
/// <param name="Replications">Random futures the figures rest on.</param>
/// <param name="Warnings">What a reader should know.</param>
/// <param name="Model">The name of the model, as outputs carry it.</param>
/// <param name="Accuracy">How forecasts of rounds of known size did over the last twelve months; null where not measured.</param>
public sealed record ForecastResult(
    ImmutableArray<BandCount> Pool,
    DateOnly PoolAsOf,
    ImmutableArray<NextRoundForecast> Next,
    ImmutableArray<WindowForecast> Window,
    ImmutableArray<AskedRoundForecast> Rounds,
    ImmutableArray<CutoffFan> Fans,
    ImmutableArray<string> Basis,
    int Replications,
    ImmutableArray<string> Warnings,
    string Model,
    CutoffReport? Accuracy
);
