namespace ExpressEntry.Sim.Reports.Model;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading, with the unit where it has one.</param>
/// <param name="IsNumber">Whether its cells are numbers, set to the right.</param>
public sealed record ReportColumn(string Title, bool IsNumber = true);
