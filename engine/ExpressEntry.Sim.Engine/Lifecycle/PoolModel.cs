using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>The laws one replication follows: who arrives, leaves, is nominated, and what the invited do.</summary>
/// <remarks>Immutable and shared freely; the values are checked by <see cref="PoolSimulation.Start"/>.</remarks>
public sealed record PoolModel
{
    /// <summary>Who arrives from the start on.</summary>
    public required ArrivalMix Arrivals { get; init; }

    /// <summary>Share of the pool that withdraws or loses eligibility on a day; 0 or more, below 1.</summary>
    public required double DepartureShareOfPoolPerDay { get; init; }

    /// <summary>Provincial nominations accepted per day by profiles in the pool; 0 or more.</summary>
    public required double NominationsPerDay { get; init; }

    /// <summary>How likely a profile of each score is to be the next one nominated: 601 weights for scores 0 to 600.</summary>
    public required ImmutableArray<double> NominationWeights { get; init; }

    /// <summary>What invited candidates do.</summary>
    public required ResponseModel Responses { get; init; }
}
