using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Learned;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>How the forecasts of rounds of known size did in the last twelve months: one line beside every forecast.</summary>
/// <remarks>
/// The same rows as task A of a backtest (a test compares them), in one pass: the models' mix forecast each round while
/// it learned, before it saw it.
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
        ImmutableArray<LearningRow> table = LearningTable.Of(known).Rows;
        ImmutableArray<CutoffQuantiles> made = OnlineMix.Of(known).Past;
        var past = new Dictionary<CompleteRound, int>(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < table.Length; i++)
        {
            past.Add(table[i].Round, i);
        }

        var rows = ImmutableArray.CreateBuilder<CutoffRow>();
        foreach ((CompleteRound round, int earlier) in RoundTask.Cases(cuts, window))
        {
            var question = new RoundQuestion(round.Date, round.Type, round.Size);
            rows.Add(
                past.TryGetValue(round, out int i)
                    ? RoundTask.Row(round, earlier, rows.Count, table[i].Persistence, made[i])
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
