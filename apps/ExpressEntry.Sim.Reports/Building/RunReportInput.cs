using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Reports.Runs;

namespace ExpressEntry.Sim.Reports.Building;

/// <summary>What the report of a run is made from.</summary>
/// <param name="Run">The result set's figures.</param>
/// <param name="History">
/// The history the run knew, for the rounds before it and the last published pool; null where the one at hand is another.
/// </param>
public sealed record RunReportInput(RunSummary Run, PublishedHistory? History);
