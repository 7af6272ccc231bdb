using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Scenarios;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>One target of a levels plan, and what a run has come to.</summary>
/// <param name="Target">The target.</param>
/// <param name="AdmittedAlready">Persons expected to have been admitted in the year before the first day simulated.</param>
/// <param name="AdmittedQuantiles">0.05, 0.25, 0.5, 0.75 and 0.95 quantiles of the persons admitted in the whole year, those included.</param>
/// <param name="IsWholeYear">Whether the horizon reaches the end of the year; else the quantiles are of the part up to it.</param>
public sealed record TargetSummary(
    ScenarioTarget Target,
    double AdmittedAlready,
    ImmutableArray<double> AdmittedQuantiles,
    bool IsWholeYear
);
