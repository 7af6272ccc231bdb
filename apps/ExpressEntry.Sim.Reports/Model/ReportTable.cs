using System.Collections.Immutable;

namespace ExpressEntry.Sim.Reports.Model;

/// <summary>A table: the first cell of each row names it.</summary>
/// <param name="Id">Lower case, words joined by hyphens; names the table in the page and its file.</param>
/// <param name="Title">What it holds.</param>
/// <param name="Columns">One or more.</param>
/// <param name="Rows">One cell a column.</param>
/// <param name="Note">How to read it, or where it comes from; null for nothing.</param>
public sealed record ReportTable(
    string Id,
    string Title,
    ImmutableArray<ReportColumn> Columns,
    ImmutableArray<ImmutableArray<ReportCell>> Rows,
    string? Note = null
) : ReportBlock;
