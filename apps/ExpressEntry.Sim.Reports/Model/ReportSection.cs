using System.Collections.Immutable;

namespace ExpressEntry.Sim.Reports.Model;

/// <summary>A part of a report under its own heading.</summary>
/// <param name="Heading">The heading.</param>
/// <param name="Blocks">Texts, tables and charts, in order.</param>
public sealed record ReportSection(string Heading, ImmutableArray<ReportBlock> Blocks);
