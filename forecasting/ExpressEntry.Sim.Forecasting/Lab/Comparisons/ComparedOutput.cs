using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>One output in all scenarios.</summary>
/// <param name="Output">What it says.</param>
/// <param name="Values">One a scenario.</param>
/// <param name="Differences">One a scenario from the second on, against the first.</param>
/// <param name="Targets">One a scenario: what it aims at, where it says so (admissions of a line in a year); else null.</param>
public sealed record ComparedOutput(
    OutputName Output,
    ImmutableArray<OutputSummary> Values,
    ImmutableArray<PairedDifference> Differences,
    ImmutableArray<AdmissionTarget?> Targets
);
