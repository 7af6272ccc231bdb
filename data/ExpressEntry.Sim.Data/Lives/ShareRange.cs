namespace ExpressEntry.Sim.Data.Lives;

/// <summary>A share that is not known exactly.</summary>
/// <param name="Low">Lowest value, 0 to 1.</param>
/// <param name="Middle">The value of fits and fixed parameters.</param>
/// <param name="High">Highest value, up to 1.</param>
public readonly record struct ShareRange(double Low, double Middle, double High);
