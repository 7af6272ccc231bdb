using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>Something that befalls profiles in the pool and moves their score or groups: a birthday, a test, a year of work.</summary>
/// <remarks>The instant of submission stays. A score stays on its side of 600: points that would cross are not counted.</remarks>
public sealed record ScoreChange
{
    /// <summary>What it is, for messages and reports.</summary>
    public required string Name { get; init; }

    /// <summary>The chance that it befalls a profile on a day; 0 or more, below 1.</summary>
    public required double ChancePerDay { get; init; }

    /// <summary>Points gained or lost; at least one step.</summary>
    public required ImmutableArray<ScoreStep> Steps { get; init; }

    /// <summary>Lowest score, without a nomination's 600 points, that it befalls. Default: 0.</summary>
    public int LowestScore { get; init; }

    /// <summary>Highest score, without a nomination's 600 points, that it befalls. Default: 600.</summary>
    public int HighestScore { get; init; } = CrsScore.Nomination;

    /// <summary>Befalls profiles in any of these groups. Default: everyone.</summary>
    public GroupSet Of { get; init; } = new(GroupSet.InPool);

    /// <summary>Groups it adds to a profile; the resulting mix must be one of the signatures. Default: none.</summary>
    public GroupSet Gained { get; init; }

    /// <summary>Groups it takes away; the resulting mix must be one of the signatures. Default: none.</summary>
    public GroupSet Lost { get; init; }
}
