namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>One published figure of a year, from <c>Published/year_end.csv</c>.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Part">What part of a year-end report it belongs to: <c>summary</c>, <c>program</c>, <c>age</c> …</param>
/// <param name="Key">What is counted.</param>
/// <param name="Value">A count, a share 0 to 1, or months.</param>
/// <param name="Confidence"><c>high</c>, <c>medium-high</c> or <c>medium</c>.</param>
/// <param name="Source">Where it was published.</param>
public sealed record PublishedFigure(int Year, string Part, string Key, double Value, string Confidence, string Source);
