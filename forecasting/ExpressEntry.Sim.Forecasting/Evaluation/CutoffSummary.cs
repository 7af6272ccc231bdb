using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>How good a method was on a set of rows (tasks A, B and C).</summary>
/// <param name="Rows">Rows judged.</param>
/// <param name="Missing">Rows without a forecast, judged by the reference's.</param>
/// <param name="MeanAbsoluteError">Of the median, CRS points.</param>
/// <param name="MedianAbsoluteError">Of the median, CRS points.</param>
/// <param name="RootMeanSquareError">Of the median, CRS points.</param>
/// <param name="Crps">Mean, CRS points.</param>
/// <param name="ReferenceCrps">Mean of the reference, CRS points.</param>
/// <param name="Interval">95 % intervals of CRPS difference and skill.</param>
/// <param name="Coverage50">Share of cut-offs inside the central 50 % interval.</param>
/// <param name="Coverage80">The same for 80 %.</param>
/// <param name="Coverage90">The same for 90 %.</param>
/// <param name="Width80">Mean width of the central 80 % interval, CRS points.</param>
public sealed record CutoffSummary(
    int Rows,
    int Missing,
    double MeanAbsoluteError,
    double MedianAbsoluteError,
    double RootMeanSquareError,
    double Crps,
    double ReferenceCrps,
    BootstrapInterval Interval,
    double Coverage50,
    double Coverage80,
    double Coverage90,
    double Width80
)
{
    /// <summary>1 − CRPS / CRPS of the reference; 0 is "same as last time", 1 is perfect.</summary>
    public double Skill => 1 - (Crps / ReferenceCrps);

    /// <summary>Summarises rows.</summary>
    /// <param name="rows">In time order.</param>
    /// <param name="blockLength">Units a bootstrap block: 4 in tasks A and B, 6 in C.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <returns>The summary, or null without rows.</returns>
    public static CutoffSummary? Of(IReadOnlyList<CutoffRow> rows, int blockLength, ulong seed)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        double[] losses = [.. rows.Select(row => row.Crps)];
        double[] references = [.. rows.Select(row => row.ReferenceCrps)];
        int[] units = [.. rows.Select(row => row.Unit)];
        double[] errors = [.. rows.Select(row => Math.Abs(row.Counted.Median - row.Actual))];
        double meanSquare = errors.Sum(error => error * error) / rows.Count;
        return new CutoffSummary(
            rows.Count,
            rows.Count(row => row.Forecast is null),
            errors.Sum() / rows.Count,
            EmpiricalQuantile.MedianInPlace((double[])errors.Clone()),
            Math.Sqrt(meanSquare),
            losses.Sum() / rows.Count,
            references.Sum() / rows.Count,
            BlockBootstrap.Run(losses, references, units, blockLength, seed),
            ShareCovered(rows, 50),
            ShareCovered(rows, 80),
            ShareCovered(rows, 90),
            rows.Sum(row => CutoffMetrics.Width(row.Counted, 80)) / rows.Count
        );
    }

    private static double ShareCovered(IReadOnlyList<CutoffRow> rows, int percent) =>
        rows.Count(row => CutoffMetrics.Covers(row.Counted, row.Actual, percent)) / (double)rows.Count;
}
