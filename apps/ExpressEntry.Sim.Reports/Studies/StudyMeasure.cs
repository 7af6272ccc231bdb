namespace ExpressEntry.Sim.Reports.Studies;

/// <summary>One sensitivity measure of a study.</summary>
/// <param name="Output">Name of the output.</param>
/// <param name="Key">The scenario key.</param>
/// <param name="Measure"><c>mu</c>, <c>mu_star</c>, <c>sigma</c>, <c>noise</c>, <c>first</c> or <c>total</c>.</param>
/// <param name="Value">The estimate; NaN where there is none.</param>
/// <param name="Low">Lower end of its 95 % interval; NaN where there is none.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct StudyMeasure(string Output, string Key, string Measure, double Value, double Low, double High);
