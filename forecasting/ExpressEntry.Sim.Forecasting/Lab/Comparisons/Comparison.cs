using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Scenarios beside each other: what they say differently, and what comes of it.</summary>
/// <remarks>
/// Every replication sees the same random numbers in each scenario, so a difference is taken within a replication, and its
/// interval is that of the mean of such differences. Source: <c>docs/lab/compare.md</c>.
/// </remarks>
public sealed record Comparison
{
    /// <summary>The kinds of output that sentences speak of, the most important first.</summary>
    public static ImmutableArray<OutputKind> KindsInOrder { get; } =
    [
        OutputKind.Cutoff,
        OutputKind.Invitations,
        OutputKind.Odds,
        OutputKind.Wait,
        OutputKind.NeverInvited,
        OutputKind.Admissions,
        OutputKind.Pool,
    ];

    /// <summary>The scenarios; all others are compared with the first.</summary>
    public required ImmutableArray<ComparedScenario> Scenarios { get; init; }

    /// <summary>Seed of every random number.</summary>
    public required long Seed { get; init; }

    /// <summary>Number of the first replication.</summary>
    public required int FirstReplication { get; init; }

    /// <summary>Replications of each scenario.</summary>
    public required int Replications { get; init; }

    /// <summary>The keys in which the scenarios differ, in the order of a scenario file; names and descriptions apart.</summary>
    public required ImmutableArray<DifferingKey> DifferingKeys { get; init; }

    /// <summary>
    /// The outputs: first those of the whole horizon, then admissions by calendar year, then by month; in each by kind, types in the
    /// order of the round words, bands from the top.
    /// </summary>
    public required ImmutableArray<ComparedOutput> Outputs { get; init; }

    /// <summary>Cut-offs of types that a scenario holds in the place of the first one's. Default: none.</summary>
    public ImmutableArray<ReplacedRounds> Replaced { get; init; } = [];

    /// <summary>Invitations by attribute, by way of the synthetic population; empty where not asked for.</summary>
    public required ImmutableArray<ComparedAttribute> Attributes { get; init; }

    /// <summary>What matters, in sentences, the most important first.</summary>
    public required ImmutableArray<string> Findings { get; init; }

    /// <summary>What the reader should know.</summary>
    public required ImmutableArray<string> Warnings { get; init; }
}
