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
)
{
    /// <summary>Multiplies the sizes that the process draws for a type, 0.01 to 100, on top of <see cref="SizeFactor"/>.</summary>
    public ImmutableSortedDictionary<RoundType, double> TypeFactors { get; init; } = Scenario.NoGroups;

    /// <summary>Rounds of a type, as the process draws them, are held as rounds of another.</summary>
    public ImmutableSortedDictionary<RoundType, RoundType> Instead { get; init; } = Scenario.NoneInstead;

    /// <summary>Times without rounds, but for those of the list.</summary>
    public ImmutableArray<ScenarioPause> Pauses { get; init; } = [];

    /// <summary>The levels plan that sizes are set to meet, by year and line; at most one entry each.</summary>
    public ImmutableArray<ScenarioTarget> Targets { get; init; } = [];
}
