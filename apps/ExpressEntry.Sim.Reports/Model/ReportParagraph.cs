namespace ExpressEntry.Sim.Reports.Model;

/// <summary>A paragraph of plain text.</summary>
/// <param name="Text">No markup; what looks like it is shown as it is.</param>
public sealed record ReportParagraph(string Text) : ReportBlock;
