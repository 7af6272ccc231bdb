namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>How forecasts of one class of odds came true.</summary>
/// <param name="Odds">Their mean probability.</param>
/// <param name="Rate">The share that came true.</param>
/// <param name="Low">Low end of the 80 % range of what comes true, at most <paramref name="Odds"/>.</param>
/// <param name="High">High end, at least <paramref name="Odds"/>.</param>
public readonly record struct ReliabilityNode(double Odds, double Rate, double Low, double High);
