using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>Forecasts the cut-off of a round of known size by the stock that has built up above every score.</summary>
/// <remarks>Answers neither nominee rounds nor questions without a size.</remarks>
public sealed class ClearanceForecaster : IForecaster<RoundQuestion, CutoffQuantiles>
{
    private static readonly RoundPersistence Persistence = new();
    private readonly ExpertGrid? _grid;

    /// <summary>The model with its published constants.</summary>
    public ClearanceForecaster() { }

    internal ClearanceForecaster(ClearanceSettings settings) => _grid = new ExpertGrid(settings);

    /// <inheritdoc/>
    public string Name => "clearance";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question)
    {
        if (question.Type == RoundType.Pnp || question.Size is not { } size)
        {
            return null;
        }

        ClearanceState state = _grid is null ? ClearanceState.Learn(known) : ClearanceState.Learn(known, _grid);
        return state.Forecast(question.Type, question.Date, size, Persistence.Forecast(known, question));
    }
}
