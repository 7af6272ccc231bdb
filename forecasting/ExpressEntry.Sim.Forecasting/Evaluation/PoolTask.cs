using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Task E: the fifteen bands of the next published snapshot.</summary>
public static class PoolTask
{
    /// <summary>Units of a bootstrap block: snapshots.</summary>
    public const int BlockLength = 3;

    private static readonly PoolPersistence Reference = new();

    /// <summary>Judges a method on every snapshot published in the window.</summary>
    /// <param name="cuts">The history.</param>
    /// <param name="forecaster">The method.</param>
    /// <param name="options">Window, threads and seed.</param>
    /// <returns>Rows by the day described.</returns>
    public static ImmutableArray<PoolRow> Run(
        KnowledgeCuts cuts,
        IForecaster<PoolQuestion, PoolCounts> forecaster,
        BacktestOptions options
    )
    {
        PoolRecord[] targets =
        [
            .. KnownPools
                .Of(cuts.Whole)
                .All.Where(pool =>
                    options.Window.Contains(pool.Published)
                    && KnownPools.Of(cuts.Before(pool.Published)).LastBefore(pool.AsOf) is not null
                ),
        ];
        return
        [
            .. ParallelRows.Map(
                targets,
                options,
                target =>
                {
                    var question = new PoolQuestion(target.AsOf, target.Published);
                    return new PoolRow(
                        KnownPools.Of(cuts.Before(target.Published)).LastBefore(target.AsOf)!.AsOf,
                        target.AsOf,
                        target.Published,
                        target.Counts,
                        cuts.Ask(Reference, question)!,
                        cuts.Ask(forecaster, question)
                    );
                }
            ),
        ];
    }
}
