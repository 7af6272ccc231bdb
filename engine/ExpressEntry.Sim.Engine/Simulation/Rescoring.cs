using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>A change of the rules: on its day the whole pool is scored anew, and whoever arrives from then on by the new rules.</summary>
/// <param name="AtUtcSeconds">A midnight UTC; up to the start, the rules the start pool is scored by already.</param>
/// <param name="Moves">Where scores and groups go; the same moves are applied to the arrivals from that day on.</param>
public sealed record Rescoring(long AtUtcSeconds, ImmutableArray<ScoreMove> Moves);
