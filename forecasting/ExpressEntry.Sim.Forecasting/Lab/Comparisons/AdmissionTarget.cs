namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>What a scenario's levels plan aims at, for admissions of a line in a calendar year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Line">The line: <c>federal</c> or <c>pnp</c>.</param>
/// <param name="Persons">The target: persons of the whole year.</param>
/// <param name="ExpectedBefore">
/// Persons of that year expected to have been admitted before the first day simulated, which outputs do not count; 0 for years
/// that begin later. Null for a result set whose history is not at hand.
/// </param>
/// <param name="IsWholeYear">
/// Whether the horizon reaches the end of the year, so that what was simulated and what is expected before it are the year.
/// </param>
public sealed record AdmissionTarget(int Year, string Line, int Persons, double? ExpectedBefore, bool IsWholeYear)
{
    /// <summary>Persons of the year, before the first day and simulated: what may stand beside the target.</summary>
    /// <param name="simulated">Persons admitted in the simulated part of the year.</param>
    /// <returns>Of the year up to the last day simulated; null where the part before is not known.</returns>
    public OutputSummary? Together(OutputSummary simulated) =>
        ExpectedBefore is { } before
            ? new OutputSummary(
                simulated.Mean + before,
                simulated.P05 + before,
                simulated.P50 + before,
                simulated.P95 + before,
                simulated.Count
            )
            : null;
}
