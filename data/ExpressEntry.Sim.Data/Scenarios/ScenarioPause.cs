using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A time without rounds of the process and of cadences.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Types">The types that pause, in order; empty for all.</param>
public sealed record ScenarioPause(DateOnly From, DateOnly To, ImmutableArray<RoundType> Types);
