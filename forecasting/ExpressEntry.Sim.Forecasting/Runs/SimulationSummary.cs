using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>What a run comes to, in short.</summary>
/// <param name="Replications">Replications it rests on.</param>
/// <param name="Types">One a type that had a round.</param>
/// <param name="PoolAtEnd">Mean count of each band at the end of the horizon, from the top.</param>
/// <param name="PoolTotalQuantiles">0.05, 0.25, 0.5, 0.75 and 0.95 quantiles of the whole pool then.</param>
/// <param name="Targets">One a target of the scenario whose year is in the horizon.</param>
public sealed record SimulationSummary(
    int Replications,
    ImmutableArray<TypeSummary> Types,
    ImmutableArray<(string Band, double Count)> PoolAtEnd,
    ImmutableArray<double> PoolTotalQuantiles,
    ImmutableArray<TargetSummary> Targets
)
{
    /// <summary>What the scenario's levels plan asks of rounds; null without one.</summary>
    public PlanSizes? Sizes { get; init; }
}
