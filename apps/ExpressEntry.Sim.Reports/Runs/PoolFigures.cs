using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Reports.Runs;

/// <summary>The pool at the end of each month of a run.</summary>
/// <param name="Bands">Labels of the bands from the top, as <c>601-1200</c>.</param>
/// <param name="Means">One list a band, one mean count a month.</param>
/// <param name="Totals">The whole pool, one a month.</param>
/// <param name="BandsAtEnd">Each band of the official layout at the end of the horizon, a parent before its sub-bands.</param>
public sealed record PoolFigures(
    ImmutableArray<string> Bands,
    ImmutableArray<ImmutableArray<double>> Means,
    ImmutableArray<Spread> Totals,
    ImmutableArray<(ScoreBand Band, Spread Counts)> BandsAtEnd
);
