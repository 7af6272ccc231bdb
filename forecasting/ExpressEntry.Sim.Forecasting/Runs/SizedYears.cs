namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>How a plan has sized the rounds of one future, by the year in which they are decided.</summary>
/// <param name="Factors">What the sizes were multiplied by; NaN for a year without rounds.</param>
/// <param name="Invitations">Invitations of the rounds as sized.</param>
internal readonly record struct SizedYears(double[] Factors, long[] Invitations);
