using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>The rounds of a scenario.</summary>
/// <param name="Process">Rounds of types that have no cadence here.</param>
/// <param name="Without">Types the process holds no rounds of.</param>
/// <param name="SizeFactor">Multiplies the sizes the process draws, 0.01 to 100.</param>
/// <param name="Cadences">Types with even intervals; at most one entry a type.</param>
/// <param name="List">Rounds that take place besides.</param>
public sealed record ScenarioRounds(
    RoundSource Process,
    ImmutableArray<RoundType> Without,
    double SizeFactor,
    ImmutableArray<ScenarioCadence> Cadences,
    ImmutableArray<ScenarioRound> List
);
