using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Reports.Runs;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>What a year-end report is made from.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="History">Published rounds and pools; for a run what it knew, so that nothing is counted twice.</param>
/// <param name="Run">A run with days in that year; null for what was published alone.</param>
/// <param name="Attributes">
/// Invitations of the whole run by attribute, derived by way of the synthetic population; empty where that was not possible.
/// </param>
public sealed record YearReportInput(
    int Year,
    PublishedHistory History,
    RunSummary? Run,
    ImmutableArray<ComparedAttribute> Attributes
);
