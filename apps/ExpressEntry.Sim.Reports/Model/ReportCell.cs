namespace ExpressEntry.Sim.Reports.Model;

/// <summary>A cell of a table.</summary>
/// <param name="Text">As people read it.</param>
/// <param name="Value">The number behind the text, not rounded; null for a text, or where there is no number.</param>
public readonly record struct ReportCell(string Text, double? Value = null);
