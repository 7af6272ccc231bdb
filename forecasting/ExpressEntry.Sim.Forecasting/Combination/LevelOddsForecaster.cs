using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>Odds from how low past windows of the type reached, as they were and moved to today's cut-off.</summary>
/// <param name="isMoved">True: relative to the last cut-off. False: as they were, newer windows counting more.</param>
/// <param name="halfLifeMonths">Months after which a window's weight halves.</param>
public sealed class LevelOddsForecaster(bool isMoved, double halfLifeMonths = 12) : IForecaster<OddsQuestion, ScoreOdds>
{
    private const int FewestWindows = 4;
    private const int YearsUsed = 3;

    /// <inheritdoc/>
    public string Name => isMoved ? "moved windows" : "past windows";

    /// <inheritdoc/>
    public ScoreOdds? Forecast(PublishedHistory known, OddsQuestion question)
    {
        ImmutableArray<CompleteRound> own = KnownRounds.Of(known).OfType(question.Type);
        List<double> lowest = [];
        foreach (
            DateOnly past in MonthlyOrigins.Between(
                question.Origin.AddYears(-YearsUsed),
                question.HorizonDays,
                question.Origin
            )
        )
        {
            int before = MonthlyOrigins.CountBefore(own, past);
            double reached = MonthlyOrigins.LowestCutoff(own, past, question.HorizonDays);
            if (before > 0 && double.IsFinite(reached))
            {
                lowest.Add(isMoved ? own[^1].Cutoff + reached - own[before - 1].Cutoff : reached);
            }
        }

        if (lowest.Count < FewestWindows)
        {
            return null;
        }

        double used = UseOdds.Of(known, question.Type, question.Origin, question.HorizonDays);
        double[] weights = [.. lowest.Select((_, window) => Math.Pow(0.5, (lowest.Count - 1 - window) / halfLifeMonths))];
        double[] odds = new double[question.Scores.Length];
        for (int i = 0; i < odds.Length; i++)
        {
            double below = 0;
            double total = 0;
            for (int window = 0; window < lowest.Count; window++)
            {
                total += weights[window];
                below += lowest[window] <= question.Scores[i] ? weights[window] : 0;
            }

            odds[i] = used * below / total;
        }

        return ScoreOdds.From(odds);
    }
}
