using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.NextPool;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Runs the project's own methods, or another one, over the tasks of the protocol (<c>docs/accuracy.md</c>).</summary>
/// <param name="history">The whole history; each forecast sees only what was known before its day.</param>
/// <param name="options">Window, seed and threads.</param>
/// <param name="roundMethod">What tasks A and B judge: one of <see cref="RoundMethods.Words"/>.</param>
public sealed class Backtest(PublishedHistory history, BacktestOptions options, string roundMethod = RoundMethods.Default)
{
    private readonly KnowledgeCuts _cuts = new(history);

    /// <summary>Task A: the cut-off of a round of given date, type and size.</summary>
    /// <returns>Rows and summaries; no rows where the window holds none.</returns>
    public CutoffReport RunSizeGiven() => RunRounds(isSizeKnown: true);

    /// <summary>Task B: the same with the size hidden.</summary>
    /// <returns>Rows and summaries; no rows where the window holds none.</returns>
    public CutoffReport RunSizeHidden() => RunRounds(isSizeKnown: false);

    /// <summary>Task C: the last cut-off within 90 and 180 days.</summary>
    /// <returns>Rows and summaries; no rows where the window holds none.</returns>
    public CutoffReport RunAhead()
    {
        var forecaster = new AheadForecaster(options.Seed);
        ImmutableArray<CutoffRow> rows =
        [
            .. AheadTask
                .Horizons.SelectMany(days => AheadTask.Run(_cuts, forecaster, days, options))
                .OrderBy(row => row.Day),
        ];
        return CutoffReport.Of(rows, AheadTask.BlockLength, options);
    }

    /// <summary>Task D: odds within 90, 180 and 365 days.</summary>
    /// <returns>Pairs and summaries; no pairs where the window holds none.</returns>
    public OddsReport RunOdds()
    {
        var forecaster = new OddsForecaster(options.Seed);
        return OddsReport.Of(
            [.. OddsTask.Horizons.SelectMany(days => OddsTask.Run(_cuts, forecaster, days, options))],
            options
        );
    }

    /// <summary>Task E: the bands of the next snapshot.</summary>
    /// <returns>Rows and summary; no rows where the window holds none.</returns>
    public PoolReport RunPool()
    {
        ImmutableArray<PoolRow> rows = PoolTask.Run(_cuts, new PoolForecaster(), options);
        return new PoolReport(rows, PoolSummary.Of(rows, options.Seed));
    }

    private CutoffReport RunRounds(bool isSizeKnown) =>
        CutoffReport.Of(
            RoundTask.Run(_cuts, RoundMethods.Find(roundMethod), isSizeKnown, options),
            RoundTask.BlockLength,
            options
        );
}
