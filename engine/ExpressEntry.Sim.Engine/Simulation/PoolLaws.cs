using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>The laws one replication follows: who arrives, leaves, changes, is nominated, and what the invited do.</summary>
/// <remarks>
/// <para>
/// Time. Arrivals are a Poisson process, even within a day. At each midnight UTC, in this order: profiles expire (365 days
/// after submission, to the second), on a Monday the new submission week begins and returning candidates of that week join its
/// arrivals, a rescoring of that day takes place, declined invitations return, profiles leave, are nominated, change. Leaving,
/// nomination and change befall profiles submitted before the running calendar week (Monday to Sunday, UTC): nobody withdraws
/// in the first days, and a week's profiles stay alike, which is what makes counts exact.
/// </para>
/// <para>Immutable and shared freely; checked by <see cref="PoolLawsCheck"/>.</para>
/// </remarks>
public sealed record PoolLaws
{
    /// <summary>The most signatures a model can have.</summary>
    public const int MostSignatures = 64;

    /// <summary>The mixes of programs and categories that occur, each once, and their arrivals; 1 to 64.</summary>
    public required ImmutableArray<Signature> Signatures { get; init; }

    /// <summary>
    /// Factors on all arrivals, one a calendar week from the one the simulation starts in; the last one holds ever after.
    /// Default: 1.
    /// </summary>
    public ImmutableArray<double> ArrivalFactors { get; init; } = [1];

    /// <summary>Share of the pool that withdraws on a day; 0 or more.</summary>
    public required double WithdrawnSharePerDay { get; init; }

    /// <summary>Share of the pool that loses eligibility on a day (a test or assessment runs out); 0 or more. Default: 0.</summary>
    public double LostEligibilitySharePerDay { get; init; }

    /// <summary>Provincial nominations accepted per day by profiles in the pool; 0 or more.</summary>
    public required double NominationsPerDay { get; init; }

    /// <summary>How likely a profile of each score is to be the next one nominated: 601 weights for scores 0 to 600.</summary>
    public required ImmutableArray<double> NominationWeights { get; init; }

    /// <summary>What else moves scores and groups. Default: nothing.</summary>
    public ImmutableArray<ScoreChange> Changes { get; init; } = [];

    /// <summary>Changes of the rules, in order. Default: none.</summary>
    public ImmutableArray<Rescoring> Rescorings { get; init; } = [];

    /// <summary>Who comes back with a new profile. Default: nobody.</summary>
    public ReentryLaw Reentry { get; init; } = ReentryLaw.Nobody;

    /// <summary>What invited candidates do.</summary>
    public required AnswerLaw Answers { get; init; }

    /// <summary>Share that leaves on a day, for either reason.</summary>
    public double LeavingSharePerDay => WithdrawnSharePerDay + LostEligibilitySharePerDay;
}
