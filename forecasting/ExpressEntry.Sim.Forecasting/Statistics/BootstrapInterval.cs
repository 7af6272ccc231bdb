namespace ExpressEntry.Sim.Forecasting.Statistics;

/// <summary>95 % percentile intervals of a paired comparison.</summary>
/// <param name="DifferenceLow">2.5 % quantile of mean loss (method − reference), in the loss's unit.</param>
/// <param name="DifferenceHigh">97.5 % quantile of it.</param>
/// <param name="SkillLow">2.5 % quantile of 1 − mean loss(method) / mean loss(reference).</param>
/// <param name="SkillHigh">97.5 % quantile of it.</param>
public readonly record struct BootstrapInterval(
    double DifferenceLow,
    double DifferenceHigh,
    double SkillLow,
    double SkillHigh
)
{
    /// <summary>Whether there were rows enough for an interval.</summary>
    public bool IsKnown => !double.IsNaN(SkillLow);
}
