using System.Text.Json;

namespace ExpressEntry.Sim.Reports.Model;

/// <summary>A chart with the table behind it.</summary>
/// <param name="Id">Lower case, words joined by hyphens; names the chart in the page and its file.</param>
/// <param name="Title">The finding in words, with its number.</param>
/// <param name="Unit">What is drawn, in which unit, and how to read it.</param>
/// <param name="Source">Where the numbers come from.</param>
/// <param name="Kind">One of the kinds of <c>apps/charts/src/spec.ts</c>.</param>
/// <param name="Data">Writes the members of that kind; the object is open.</param>
/// <param name="Table">The same numbers.</param>
/// <param name="IsHalf">Whether two of them stand side by side where there is room.</param>
public sealed record ReportChart(
    string Id,
    string Title,
    string Unit,
    string Source,
    string Kind,
    Action<Utf8JsonWriter> Data,
    ReportTable Table,
    bool IsHalf = false
) : ReportBlock;
