using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>How the forecasts of rounds of known size did in the last twelve months: one line beside every forecast.</summary>
/// <remarks>
/// The same rows as task A of a backtest (a test compares them), in one pass: the clearance model forecast each round
/// while it learned, before it saw it.
/// </remarks>
public static class LastYearAccuracy
{
    private static readonly RoundForecaster Nominees = new();

    /// <summary>Judges the twelve months before a day.</summary>
    /// <param name="known">The history before that day.</param>
    /// <param name="asOf">The first day that is not judged.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <returns>Rows and summaries by group; no rows where no round was held.</returns>
    /// <remarks>About 0.1 s.</remarks>
    public static CutoffReport Measure(PublishedHistory known, DateOnly asOf, ulong seed)
    {
        var window = new EvaluationWindow(asOf.AddYears(-1), asOf.AddDays(-1));
        var options = new BacktestOptions(window, seed, Threads: 1, Progress: null, CancellationToken.None);
        var cuts = new KnowledgeCuts(known);
        var past = new Dictionary<CompleteRound, PastForecast>(ReferenceEqualityComparer.Instance);
        foreach (PastForecast one in ClearanceState.Learn(known).PastForecasts)
        {
            past.Add(one.Round, one);
        }

        var rows = ImmutableArray.CreateBuilder<CutoffRow>();
        foreach ((CompleteRound round, int earlier) in RoundTask.Cases(cuts, window))
        {
            var question = new RoundQuestion(round.Date, round.Type, round.Size);
            rows.Add(
                past.TryGetValue(round, out PastForecast? made)
                    ? RoundTask.Row(round, earlier, rows.Count, made.Persistence, made.Forecast ?? made.Persistence)
                    : RoundTask.Row(
                        round,
                        earlier,
                        rows.Count,
                        cuts.Ask(RoundTask.Reference, question)!,
                        cuts.Ask(Nominees, question)
                    )
            );
        }

        return CutoffReport.Of(rows.ToImmutable(), RoundTask.BlockLength, options);
    }
}
