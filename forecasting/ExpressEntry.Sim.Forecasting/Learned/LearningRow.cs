using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>One past round a model learns from.</summary>
/// <param name="Round">The round.</param>
/// <param name="Earlier">Rounds of its type on earlier days, 1 or more.</param>
/// <param name="Features">One number a feature, from what was known before its day and its own size.</param>
/// <param name="Clearance">What the clearance model said before its day; null for nothing.</param>
/// <param name="Persistence">What "same as last time" said.</param>
internal sealed record LearningRow(
    CompleteRound Round,
    int Earlier,
    double[] Features,
    CutoffQuantiles? Clearance,
    CutoffQuantiles Persistence
)
{
    /// <summary>What the models' changes are counted from, CRS points.</summary>
    /// <param name="isSizeKnown">Whether the size is.</param>
    public double BaseOf(bool isSizeKnown) => BaseOf(isSizeKnown ? Clearance : null, Persistence);

    /// <summary>Half-way from the last cut-off to the clearance model's median; the last cut-off where there is none.</summary>
    /// <remarks>
    /// From the last cut-off alone the models must learn the arithmetic of stock again; from the clearance model alone they
    /// inherit its errors on young types. What each was worth: <c>docs/experiments/learned.md</c>.
    /// </remarks>
    public static double BaseOf(CutoffQuantiles? clearance, CutoffQuantiles persistence) =>
        clearance is null ? persistence.Median : (clearance.Median + persistence.Median) / 2;
}
