using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>Certain above the last cut-off, impossible below it: what people read off a table of past rounds.</summary>
public sealed class OddsStep : IForecaster<OddsQuestion, ScoreOdds>
{
    /// <inheritdoc/>
    public string Name => "step";

    /// <inheritdoc/>
    public ScoreOdds? Forecast(PublishedHistory known, OddsQuestion question)
    {
        ImmutableArray<CompleteRound> own = KnownRounds.Of(known).OfType(question.Type);
        if (own.IsEmpty)
        {
            return null;
        }

        double[] odds = new double[question.Scores.Length];
        for (int i = 0; i < odds.Length; i++)
        {
            odds[i] = question.Scores[i] >= own[^1].Cutoff ? 1 : 0;
        }

        return ScoreOdds.From(odds);
    }
}
