namespace ExpressEntry.Sim.Reports.Model;

/// <summary>A cell of a table.</summary>
/// <param name="Text">As people read it.</param>
/// <param name="Value">The number behind the text, not rounded; null for a text, or where there is no number.</param>
/// <param name="Code">How programs spell a text that is a day or an instant, <c>2026-07-23T10:19:47Z</c>; null for others.</param>
public readonly record struct ReportCell(string Text, double? Value = null, string? Code = null);
