using System.Collections.Immutable;

namespace ExpressEntry.Sim.Gate.Reports;

/// <summary>One commit's costs.</summary>
/// <param name="Commit">Its hash.</param>
/// <param name="Date">Its day.</param>
/// <param name="Costs">By path: one unit over one reference loop.</param>
internal sealed record TrendPoint(string Commit, string Date, ImmutableSortedDictionary<string, double> Costs);
