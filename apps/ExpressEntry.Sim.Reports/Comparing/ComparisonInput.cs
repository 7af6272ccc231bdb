using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Reports.Runs;

namespace ExpressEntry.Sim.Reports.Comparing;

/// <summary>What the report of a comparison is made from.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Runs">The result sets behind it, in its order; empty where the scenarios were run for it alone.</param>
/// <param name="History">The history the runs knew; null where it is not at hand.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Command">The call that makes it again, where there are no result sets.</param>
public sealed record ComparisonInput(
    Comparison Comparison,
    ImmutableArray<RunSummary> Runs,
    PublishedHistory? History,
    string Version,
    string Command
);
