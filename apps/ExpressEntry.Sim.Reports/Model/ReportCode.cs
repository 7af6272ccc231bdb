namespace ExpressEntry.Sim.Reports.Model;

/// <summary>A text to copy as it is: a command or a file.</summary>
/// <param name="Text">One or more lines.</param>
public sealed record ReportCode(string Text) : ReportBlock;
