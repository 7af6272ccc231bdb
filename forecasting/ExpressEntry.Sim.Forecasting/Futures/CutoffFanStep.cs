namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Quantiles of the cut-offs of the rounds inside one step of days, over all futures.</summary>
/// <param name="P05">5 % quantile.</param>
/// <param name="P25">25 % quantile.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">75 % quantile.</param>
/// <param name="P95">95 % quantile.</param>
public readonly record struct CutoffFanStep(double P05, double P25, double P50, double P75, double P95);
