using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Pnp;

/// <summary>Forecasts nominee rounds of known size by <see cref="NomineeRegression"/>; nothing else.</summary>
public sealed class NomineeForecaster : IForecaster<RoundQuestion, CutoffQuantiles>
{
    /// <inheritdoc/>
    public string Name => "pnp regression";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question) =>
        question is { Type: RoundType.Pnp, Size: { } size } ? NomineeRegression.Learn(known).Forecast(size) : null;
}
