using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Everything a simulation is given besides the published history. Format: <c>docs/scenarios/README.md</c>.</summary>
public sealed record Scenario
{
    /// <summary>The one rule set that is known so far: the CRS grid in force since that day.</summary>
    public const string KnownRuleSet = "2025-03-25";

    /// <summary>The last day the grid above is known to be in force on.</summary>
    public static readonly DateOnly LastKnownGrid = new(2026, 11, 2);

    internal static readonly ImmutableSortedDictionary<int, (ScoreBand Band, double Factor)> NoBands =
        ImmutableSortedDictionary<int, (ScoreBand, double)>.Empty;

    internal static readonly ImmutableSortedDictionary<RoundType, double> NoGroups = ImmutableSortedDictionary<
        RoundType,
        double
    >.Empty;

    internal static readonly ImmutableSortedDictionary<RoundType, RoundType> NoneInstead = ImmutableSortedDictionary<
        RoundType,
        RoundType
    >.Empty;

    internal static readonly ScenarioRounds FittedRounds = new(RoundSource.Fitted, [], 1, [], []);

    /// <summary>A short name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it asks, for people; can be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The first day simulated and the first that is not known; null for the day after the newest data.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Days simulated from there on, 1 to 1,826. Default: 365.</summary>
    public int HorizonDays { get; init; } = 365;

    /// <summary>Seed of every random number; null for the program's default.</summary>
    public long? Seed { get; init; }

    /// <summary>Replications; null for the program's default.</summary>
    public int? Replications { get; init; }

    /// <summary>Whether every replication uses the middle values of the hidden quantities. Default: no.</summary>
    public bool IsFixedParameters { get; init; }

    /// <summary>Name of the CRS grid known to be in force to <see cref="LastKnownGrid"/>. Default: <see cref="KnownRuleSet"/>.</summary>
    public string RuleSet { get; init; } = KnownRuleSet;

    /// <summary>Changes of the rules of the score, in order of their days. Default: none.</summary>
    public ImmutableArray<ScenarioRuleChange> RuleChanges { get; init; } = [];

    /// <summary>Multiplies each band of the last published pool, 0 to 10. Default: 1.</summary>
    public double PoolFactor { get; init; } = 1;

    /// <summary>
    /// Whether hidden quantities come from the posterior of a calibration and not from the measured flows. Default: yes.
    /// </summary>
    public bool IsFromPosterior { get; init; } = true;

    /// <summary>
    /// The first day whose publications on the pool are not used; rounds from there to <see cref="AsOf"/> are held again.
    /// Null for <see cref="AsOf"/>.
    /// </summary>
    public DateOnly? PoolAsOf { get; init; }

    /// <summary>The pool on the morning of <see cref="AsOf"/>, profile by profile, in place of a published snapshot; null for none.</summary>
    public ScenarioPoolFile? PoolFile { get; init; }

    /// <summary>Multiplies arrivals from the last published pool on, 0 to 10. Default: 1.</summary>
    public double ArrivalFactor { get; init; } = 1;

    /// <summary>Multiplies arrivals once a year from <see cref="AsOf"/> on, evenly in time, 0.1 to 10. Default: 1.</summary>
    public double ArrivalTrend { get; init; } = 1;

    /// <summary>Multiplies the arrivals of a calendar month (1 to 12), 0 to 10; others keep theirs.</summary>
    public ImmutableSortedDictionary<int, double> ArrivalSeason { get; init; } =
        ImmutableSortedDictionary<int, double>.Empty;

    /// <summary>Times in which more or fewer arrive, multiplied where they overlap.</summary>
    public ImmutableArray<ScenarioShock> ArrivalShocks { get; init; } = [];

    /// <summary>Categories that have had no rounds yet.</summary>
    public ImmutableArray<ScenarioCategory> Categories { get; init; } = [];

    /// <summary>Multiplies the arrivals of bands of scores, 0 to 10 each, by the band's lowest score; other scores keep theirs.</summary>
    public ImmutableSortedDictionary<int, (ScoreBand Band, double Factor)> BandFactors { get; init; } = NoBands;

    /// <summary>Multiplies the share of a group's members among arrivals, 0 to 100 each; total arrivals stay.</summary>
    public ImmutableSortedDictionary<RoundType, double> GroupFactors { get; init; } = NoGroups;

    /// <summary>Multiplies provincial nominations, 0 to 100. Default: 1.</summary>
    public double NominationFactor { get; init; } = 1;

    /// <summary>Multiplies withdrawals and lost eligibility, 0 to 10. Default: 1.</summary>
    public double DepartureFactor { get; init; } = 1;

    /// <summary>Multiplies the shares that submit a new profile after losing one, 0 to 10; a share stays at most 1. Default: 1.</summary>
    public double ReentryFactor { get; init; } = 1;

    /// <summary>Multiplies birthdays, better tests and added years of work in the pool, 0 to 10. Default: 1.</summary>
    public double ScoreChangeFactor { get; init; } = 1;

    /// <summary>The rounds. Default: all fitted.</summary>
    public ScenarioRounds Rounds { get; init; } = FittedRounds;

    /// <summary>What becomes of invitations; null where every replication draws it.</summary>
    public ScenarioResponses? Responses { get; init; }

    /// <summary>What becomes of applications; null where every replication draws it.</summary>
    public ScenarioApplications? Applications { get; init; }

    /// <summary>Where its values were written, for messages.</summary>
    public ScenarioPlaces Places { get; init; } = ScenarioPlaces.None;
}
