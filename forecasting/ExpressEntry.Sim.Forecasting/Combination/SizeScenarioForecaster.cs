using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>The clearance model over the sizes a round of unknown size may have.</summary>
public sealed class SizeScenarioForecaster : IForecaster<RoundQuestion, CutoffQuantiles>
{
    private const int Scenarios = 24;

    // A size that would move the cut-off further is rarely chosen: docs/experiments/size-hidden.md.
    private const double Reach = 50;

    private static readonly RoundPersistence Persistence = new();

    /// <inheritdoc/>
    public string Name => "clearance over sizes";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question)
    {
        if (question.Type == RoundType.Pnp || ClearanceState.Learn(known) is not { } state || !state.Knows(question.Type))
        {
            return null;
        }

        double last = state.LastCutoffOf(question.Type);
        CutoffQuantiles? persistence = Persistence.Forecast(known, question);
        double[] sample = new double[Scenarios * CutoffQuantiles.Count];
        int filled = 0;
        foreach (int size in SizeModel.Learn(known).Scenarios(question.Type, Scenarios))
        {
            state.Forecast(question.Type, question.Date, size, persistence)!.Values.CopyTo(sample, filled);
            filled += CutoffQuantiles.Count;
        }

        foreach (ref double cutoff in sample.AsSpan())
        {
            cutoff = Math.Clamp(cutoff, last - Reach, last + Reach);
        }

        return CutoffQuantiles.FromSample(sample);
    }
}
