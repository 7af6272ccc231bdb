using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>The memory of past rounds of one type: up to when each score was last invited.</summary>
/// <param name="Type">Whom the rounds ranked; general means everyone.</param>
/// <param name="ClearedToUtcSeconds">1,201 instants; members submitted before are gone. <see cref="long.MinValue"/> for never.</param>
public sealed record Clearing(RoundType Type, ImmutableArray<long> ClearedToUtcSeconds);
