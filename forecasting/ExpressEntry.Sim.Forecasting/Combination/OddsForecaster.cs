using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>Odds within months ahead: simulation and past windows times the odds of use, and past shifts, mixed by group.</summary>
/// <param name="seed">The run's seed.</param>
/// <param name="paths">Futures, 100 or more.</param>
public sealed class OddsForecaster(ulong seed, int paths = SimulatedFutures.DefaultPaths)
    : IForecaster<OddsQuestion, ScoreOdds>
{
    private static readonly OddsShift Shift = new();
    private static readonly LevelOddsForecaster Windows = new(isMoved: false);
    private readonly SimulationForecaster _simulation = new(seed, paths);

    /// <inheritdoc/>
    public string Name => "eesim";

    /// <inheritdoc/>
    public ScoreOdds? Forecast(PublishedHistory known, OddsQuestion question)
    {
        KnowledgeGuard.Check(known, question.Origin);
        KnowledgeGuard.CheckHorizon(question.HorizonDays);
        (double simulation, double windows, double shift) = GroupWeights.Odds(question.Type);
        ReadOnlySpan<(double Weight, ScoreOdds? Odds)> parts =
        [
            (simulation, _simulation.Forecast(known, question)),
            (windows, Windows.Forecast(known, question)),
            (shift, Shift.Forecast(known, question)),
        ];
        double[] odds = new double[question.Scores.Length];
        double total = 0;
        foreach ((double weight, ScoreOdds? part) in parts)
        {
            total += part is null ? 0 : weight;
            for (int i = 0; part is not null && i < odds.Length; i++)
            {
                odds[i] += weight * part.Values[i];
            }
        }

        if (total <= 0)
        {
            return null;
        }

        foreach (ref double value in odds.AsSpan())
        {
            value /= total;
        }

        return ScoreOdds.From(odds);
    }
}
