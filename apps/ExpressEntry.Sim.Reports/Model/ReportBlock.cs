namespace ExpressEntry.Sim.Reports.Model;

/// <summary>A text, a table or a chart of a report.</summary>
public abstract record ReportBlock;
