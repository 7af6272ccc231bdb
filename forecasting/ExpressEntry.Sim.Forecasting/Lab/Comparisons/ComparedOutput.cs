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
)
{
    /// <summary>Whether every replication that has the output in one of two scenarios has it in the other as well.</summary>
    /// <param name="scenario">Place of the scenario, from 1; the other is the first.</param>
    public bool IsOfAll(int scenario) =>
        Differences[scenario - 1].Pairs == Values[0].Count && Differences[scenario - 1].Pairs == Values[scenario].Count;
}
