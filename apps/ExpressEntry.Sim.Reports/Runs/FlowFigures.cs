using System.Collections.Immutable;

namespace ExpressEntry.Sim.Reports.Runs;

/// <summary>One event of one program in a run, or of all programs together.</summary>
/// <param name="Program"><c>pnp</c>, <c>cec</c>, <c>fsw</c>, <c>fst</c>, <c>none</c>, or <c>all</c>.</param>
/// <param name="Flow">The event, as <c>arrived</c>; <c>submitted</c> is <c>arrived</c> and <c>re_entered</c> together.</param>
/// <param name="Total">Over the whole time.</param>
/// <param name="ByMonth">One a month.</param>
/// <param name="ByYear">One a calendar year of the run: its part within the run.</param>
public sealed record FlowFigures(
    string Program,
    string Flow,
    Spread Total,
    ImmutableArray<Spread> ByMonth,
    ImmutableArray<Spread> ByYear
);
