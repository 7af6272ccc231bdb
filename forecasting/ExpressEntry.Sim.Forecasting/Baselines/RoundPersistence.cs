using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>"Same as last time": the reference of tasks A and B.</summary>
/// <remarks>
/// The last cut-off of the type is the median; around it the changes from round to round of the type so far, or of its
/// class where there are fewer than eight.
/// </remarks>
public sealed class RoundPersistence : IForecaster<RoundQuestion, CutoffQuantiles>
{
    /// <inheritdoc/>
    public string Name => "persistence";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question)
    {
        var memory = new PersistenceMemory();
        foreach (CompleteRound round in KnownRounds.Of(known).All)
        {
            memory.Add(round.Type, round.Cutoff);
        }

        return memory.Forecast(question.Type);
    }
}
