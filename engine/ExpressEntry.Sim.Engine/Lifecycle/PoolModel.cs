using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>The laws one replication follows: who arrives, leaves, is nominated, and what the invited do.</summary>
/// <remarks>Immutable and shared freely; the values are checked by <see cref="PoolSimulation.Start"/>.</remarks>
public sealed record PoolModel
{
    /// <summary>Eligible profiles submitted per day, by score: 1,201 rates, 0 or more.</summary>
    public required ImmutableArray<double> ArrivalsPerDay { get; init; }

    /// <summary>The programs and categories that arrivals can be in; memberships are independent given the score.</summary>
    public required ImmutableArray<GroupShare> Groups { get; init; }

    /// <summary>Share of the pool that withdraws or loses eligibility on a day; 0 or more, below 1.</summary>
    public required double DepartureShareOfPoolPerDay { get; init; }

    /// <summary>Provincial nominations accepted per day by profiles in the pool; 0 or more.</summary>
    public required double NominationsPerDay { get; init; }

    /// <summary>How likely a profile of each score is to be the next one nominated: 601 weights for scores 0 to 600.</summary>
    public required ImmutableArray<double> NominationWeights { get; init; }

    /// <summary>What invited candidates do.</summary>
    public required ResponseModel Responses { get; init; }
}
