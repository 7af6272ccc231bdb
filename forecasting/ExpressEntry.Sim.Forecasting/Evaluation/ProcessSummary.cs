namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>How good the round process was.</summary>
/// <param name="Pairs">Pairs of origin and active type.</param>
/// <param name="UseBrier">Brier score of "is the type used?".</param>
/// <param name="GoesOnBrier">The same of "every type goes on".</param>
/// <param name="RateBrier">The same of the pairs' own mean, known only afterwards.</param>
/// <param name="CountError">Mean |expected − held| rounds a pair.</param>
/// <param name="RecentCountError">The same of "as many as in the days before".</param>
/// <param name="MedianSizeError">Median |ln(size / forecast)| of the next round.</param>
/// <param name="SizeCoverage80">Share of next sizes within their 80 % range.</param>
public sealed record ProcessSummary(
    int Pairs,
    double UseBrier,
    double GoesOnBrier,
    double RateBrier,
    double CountError,
    double RecentCountError,
    double MedianSizeError,
    double SizeCoverage80
)
{
    internal static ProcessSummary Of(IReadOnlyList<ProcessRow> rows)
    {
        double used = rows.Count(row => row.HeldRounds > 0) / (double)rows.Count;
        double[] sizeErrors = [.. rows.Select(row => row.NextSizeError).OfType<double>()];
        bool[] inside = [.. rows.Select(row => row.IsNextSizeInside).OfType<bool>()];
        return new ProcessSummary(
            rows.Count,
            rows.Average(row => Math.Pow(row.UseOdds - Math.Min(row.HeldRounds, 1), 2)),
            1 - used,
            used * (1 - used),
            rows.Average(row => Math.Abs(row.ExpectedRounds - row.HeldRounds)),
            rows.Average(row => Math.Abs((double)row.RecentRounds - row.HeldRounds)),
            sizeErrors.Length == 0 ? double.NaN : Statistics.EmpiricalQuantile.MedianInPlace(sizeErrors),
            inside.Length == 0 ? double.NaN : inside.Count(one => one) / (double)inside.Length
        );
    }
}
