using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>What is known of the pool when a simulation starts.</summary>
/// <param name="AtUtcSeconds">The instant it describes, a midnight UTC.</param>
/// <param name="Bands">Counts by band of scores; bands do not overlap.</param>
/// <param name="ScoreWeights">How a band's profiles spread over its scores: 1,201 weights, 0 or more; evenly where all are 0.</param>
/// <param name="Groups">Shares of the past year's arrivals in each program and category, before rounds took some of them.</param>
/// <param name="Clearings">
/// Whom past rounds have already invited. A member of the type with a score s submitted before
/// <see cref="Clearing.ClearedToUtcSeconds"/>[s] cannot still be in the pool.
/// </param>
public sealed record StartPool(
    long AtUtcSeconds,
    ImmutableArray<StartBand> Bands,
    ImmutableArray<double> ScoreWeights,
    ImmutableArray<GroupShare> Groups,
    ImmutableArray<Clearing> Clearings
);
