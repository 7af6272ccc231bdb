using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>How good forecasts of the pool's bands were (task E).</summary>
/// <param name="Rows">Snapshots judged.</param>
/// <param name="Missing">Snapshots without a forecast, judged by the reference's.</param>
/// <param name="Error">Mean weighted absolute percentage error, a share.</param>
/// <param name="ReferenceError">The same of the previous snapshot unchanged.</param>
/// <param name="TotalError">Mean of |total − published total| / published total.</param>
/// <param name="BandMeanErrors">Mean of |forecast − count| / max(count, 50), one a band from the top.</param>
/// <param name="BandMedianErrors">The medians of the same.</param>
/// <param name="Interval">95 % intervals of the difference and the skill.</param>
public sealed record PoolSummary(
    int Rows,
    int Missing,
    double Error,
    double ReferenceError,
    double TotalError,
    ImmutableArray<double> BandMeanErrors,
    ImmutableArray<double> BandMedianErrors,
    BootstrapInterval Interval
)
{
    private const double SmallBand = 50;

    /// <summary>1 − error / error of the reference.</summary>
    public double Skill => 1 - (Error / ReferenceError);

    /// <summary>Summarises rows.</summary>
    /// <param name="rows">In time order.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <returns>The summary, or null without rows.</returns>
    public static PoolSummary? Of(IReadOnlyList<PoolRow> rows, ulong seed)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        double[] losses = [.. rows.Select(row => row.Error)];
        double[] references = [.. rows.Select(row => row.ReferenceError)];
        double[][] bands = [.. Enumerable.Range(0, PoolCounts.BandCount).Select(band => ErrorsOf(rows, band))];
        return new PoolSummary(
            rows.Count,
            rows.Count(row => row.Forecast is null),
            losses.Sum() / rows.Count,
            references.Sum() / rows.Count,
            rows.Sum(row => Math.Abs(row.Counted.Total - row.Actual.Total) / row.Actual.Total) / rows.Count,
            [.. bands.Select(errors => errors.Sum() / errors.Length)],
            [.. bands.Select(errors => EmpiricalQuantile.MedianInPlace(errors))],
            BlockBootstrap.Run(losses, references, [.. Enumerable.Range(0, rows.Count)], PoolTask.BlockLength, seed)
        );
    }

    private static double[] ErrorsOf(IReadOnlyList<PoolRow> rows, int band) =>
        [
            .. rows.Select(row =>
                Math.Abs(row.Counted.Values[band] - row.Actual.Values[band]) / Math.Max(row.Actual.Values[band], SmallBand)
            ),
        ];
}
