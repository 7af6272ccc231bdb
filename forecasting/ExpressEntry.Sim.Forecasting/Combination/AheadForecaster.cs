using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>The last cut-off within months ahead: simulation, persistence and climatology, mixed by group.</summary>
/// <param name="seed">The run's seed.</param>
/// <param name="paths">Futures, 100 or more.</param>
public sealed class AheadForecaster(ulong seed, int paths = SimulatedFutures.DefaultPaths)
    : IForecaster<AheadQuestion, CutoffQuantiles>
{
    private static readonly AheadPersistence Persistence = new();
    private static readonly RoundClimatology Climatology = new();
    private static readonly RoundClimatology LongClimatology = new(maxRounds: 40, halfLifeRounds: 15, maxAgeDays: 2000);
    private readonly SimulationForecaster _simulation = new(seed, paths);

    /// <inheritdoc/>
    public string Name => "eesim";

    /// <summary>Answers any question; never null.</summary>
    /// <param name="known">The history before the origin; it may be empty.</param>
    /// <param name="question">Any type and horizon.</param>
    /// <returns>Quantiles; for a type never seen those of <see cref="UnknownType.Wide"/>.</returns>
    public CutoffQuantiles Forecast(PublishedHistory known, AheadQuestion question)
    {
        KnowledgeGuard.Check(known, question.Origin);
        KnowledgeGuard.CheckHorizon(question.HorizonDays);
        if (KnownRounds.Of(known).OfType(question.Type).IsEmpty)
        {
            return UnknownType.Wide(known, question.Type);
        }

        CutoffQuantiles? climatology = Climatology.Forecast(known, question);
        CutoffQuantiles persistence = Persistence.Forecast(known, question)!;
        if (question.Type == RoundType.Pnp)
        {
            return CutoffQuantiles.Mix((0.5, climatology), (0.5, LongClimatology.Forecast(known, question))) ?? persistence;
        }

        (double simulation, double same, double past) = GroupWeights.Ahead(question.Type);
        return CutoffQuantiles.Mix(
                (simulation, _simulation.Forecast(known, question)),
                (same, persistence),
                (past, climatology)
            ) ?? persistence;
    }
}
