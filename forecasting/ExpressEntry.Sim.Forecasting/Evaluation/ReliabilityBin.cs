namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>One tenth of the probability scale in a reliability diagram.</summary>
/// <param name="Cells">Forecasts that fell into it.</param>
/// <param name="MeanOdds">Their mean probability; NaN without any.</param>
/// <param name="EventRate">The share of them that came true; NaN without any.</param>
public readonly record struct ReliabilityBin(int Cells, double MeanOdds, double EventRate);
