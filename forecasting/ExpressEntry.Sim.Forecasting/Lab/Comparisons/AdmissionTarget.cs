namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>What a scenario's levels plan aims at, for admissions of a line in a calendar year.</summary>
/// <param name="Persons">The target: persons of the whole year.</param>
/// <param name="ExpectedBefore">
/// Persons of that year expected to have been admitted before the first day simulated, which the output does not count; null
/// where a result set does not say.
/// </param>
/// <param name="IsWholeYear">Whether the horizon reaches the end of the year.</param>
public sealed record AdmissionTarget(int Persons, double? ExpectedBefore, bool IsWholeYear);
