using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>What is known of the pool when a simulation starts.</summary>
/// <remarks>
/// A band that is published holds exactly as many profiles as published, spread over scores and signatures in proportion to
/// the stocks (evenly over the scores, all in the first signature, where the stocks of a band are all 0). Scores in no band
/// hold Poisson numbers with the stocks as means. Ages are exponential with rate <paramref name="AttritionPerDay"/>, cut off
/// at the oldest age; instants are never in the future.
/// </remarks>
/// <param name="AtUtcSeconds">The instant it describes, a midnight UTC.</param>
/// <param name="Bands">Published counts by band of scores; bands do not overlap. May be empty.</param>
/// <param name="Stocks">One a signature of the laws, in their order.</param>
/// <param name="AttritionPerDay">Rate at which older profiles get rarer, 0 or more.</param>
public sealed record PoolStart(
    long AtUtcSeconds,
    ImmutableArray<StartBand> Bands,
    ImmutableArray<StartStock> Stocks,
    double AttritionPerDay
);
