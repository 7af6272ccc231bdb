using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Something published, and what each member said of it.</summary>
/// <param name="Name">For diagnostics.</param>
/// <param name="Actual">The published value.</param>
/// <param name="Predicted">One a member.</param>
/// <param name="Deviation">Standard deviation of what the published value says wrongly, above 0.</param>
/// <param name="Quantities">The hidden quantities it may teach.</param>
internal sealed record Observation(
    string Name,
    double Actual,
    double[] Predicted,
    double Deviation,
    ImmutableArray<int> Quantities
)
{
    /// <summary>True where a miss beyond two standard deviations counts as that much noise: published bands move by themselves.</summary>
    public bool IsRobust { get; init; }
}
