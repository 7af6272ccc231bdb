using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>What is known of the pool when a simulation starts.</summary>
/// <param name="AtUtcSeconds">The instant it describes, a midnight UTC.</param>
/// <param name="Bands">Counts by band of scores; bands do not overlap.</param>
/// <param name="Clearings">
/// Whom past rounds have already invited. A member of the type with a score s submitted before
/// <see cref="Clearing.ClearedToUtcSeconds"/>[s] cannot still be in the pool.
/// </param>
public sealed record StartPool(long AtUtcSeconds, ImmutableArray<StartBand> Bands, ImmutableArray<Clearing> Clearings);
