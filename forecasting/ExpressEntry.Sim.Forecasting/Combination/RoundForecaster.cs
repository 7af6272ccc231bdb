using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Learned;
using ExpressEntry.Sim.Forecasting.Pnp;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>
/// The cut-off of one round, whatever is known of it: clearance and learned models or the nominee regression where the size
/// is given, mixes by group where it is not, a stated wide range for a type never seen.
/// </summary>
public sealed class RoundForecaster : IForecaster<RoundQuestion, CutoffQuantiles>
{
    private static readonly RoundPersistence Persistence = new();
    private static readonly ClearanceForecaster Clearance = new();
    private static readonly SizeScenarioForecaster SizeScenarios = new();
    private static readonly RoundClimatology Climatology = new();
    private static readonly LearnedForecaster Learned = new(model: null);
    private static readonly NomineeForecaster Nominees = new();
    private static readonly NomineeLevelForecaster NomineeLevel = new();

    /// <inheritdoc/>
    public string Name => "eesim";

    /// <summary>Answers any question; never null.</summary>
    /// <param name="known">The history before the question's knowledge day; it may be empty.</param>
    /// <param name="question">A round of any type, with or without a size.</param>
    /// <returns>Quantiles; for a type never seen those of <see cref="UnknownType.Wide"/>.</returns>
    /// <exception cref="InvalidInputException">
    /// The history reaches to the knowledge day or beyond, or the size is below 1.
    /// </exception>
    public CutoffQuantiles Forecast(PublishedHistory known, RoundQuestion question)
    {
        KnowledgeGuard.Check(known, question.KnowledgeDay);
        KnowledgeGuard.CheckSize(question.Size);
        if (KnownRounds.Of(known).OfType(question.Type).IsEmpty)
        {
            return UnknownType.Wide(known, question.Type);
        }

        CutoffQuantiles persistence = Persistence.Forecast(known, question)!;
        if (question.Type == RoundType.Pnp)
        {
            return (question.Size is null ? NomineeLevel.Forecast(known, question) : Nominees.Forecast(known, question))
                ?? persistence;
        }

        if (question.Size is not null)
        {
            return OnlineMix.Of(known).Forecast(question, Clearance.Forecast(known, question), persistence);
        }

        (double clearance, double same, double past) = GroupWeights.SizeHidden(question.Type);
        CutoffQuantiles plain = CutoffQuantiles.Mix(
            (clearance, SizeScenarios.Forecast(known, question)),
            (same, persistence),
            (past, Climatology.Forecast(known, question))
        )!;
        double learned = GroupWeights.LearnedSizeHidden(KnownRounds.Of(known).OfType(question.Type).Length);
        return CutoffQuantiles.Mix((1 - learned, plain), (learned, Learned.Forecast(known, question)))!;
    }
}
