using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>Months ahead by Monte Carlo of round process and clearance model alone.</summary>
/// <param name="seed">The run's seed.</param>
/// <param name="paths">Futures, 100 or more.</param>
public sealed class SimulationForecaster(ulong seed, int paths = SimulatedFutures.DefaultPaths)
    : IForecaster<AheadQuestion, CutoffQuantiles>,
        IForecaster<OddsQuestion, ScoreOdds>
{
    private const int YearDays = 365;

    /// <inheritdoc/>
    public string Name => "simulation";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, AheadQuestion question) =>
        Simulate(known, question.Origin, question.HorizonDays).LastCutoff(question.Type, question.HorizonDays);

    /// <inheritdoc/>
    public ScoreOdds? Forecast(PublishedHistory known, OddsQuestion question)
    {
        double[] lowest = Simulate(known, question.Origin, question.HorizonDays)
            .LowestCutoffs(question.Type, question.HorizonDays);
        if (lowest.Length == 0)
        {
            return null;
        }

        double used = UseOdds.Of(known, question.Type, question.Origin, question.HorizonDays);
        double[] odds = new double[question.Scores.Length];
        for (int i = 0; i < odds.Length; i++)
        {
            odds[i] = used * OddsMath.ShareAtOrBelow(lowest, question.Scores[i]);
        }

        return ScoreOdds.From(odds);
    }

    // One run of a year serves every shorter horizon.
    private SimulatedFutures Simulate(PublishedHistory known, DateOnly origin, int horizonDays) =>
        SimulatedFutures.Simulate(known, origin, Math.Max(YearDays, horizonDays), seed, paths);
}
