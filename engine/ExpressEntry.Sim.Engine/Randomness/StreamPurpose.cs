namespace ExpressEntry.Sim.Engine.Randomness;

/// <summary>What a stream of random numbers decides. A new purpose leaves the numbers of all others alone.</summary>
/// <remarks>The values are part of every result: they are never changed or used again.</remarks>
public enum StreamPurpose : uint
{
    /// <summary>Values of the model's parameters, drawn once a replication.</summary>
    Parameters = 1,

    /// <summary>The profiles in the pool at the start.</summary>
    StartPool = 2,

    /// <summary>Arrivals of one day.</summary>
    Arrivals = 3,

    /// <summary>Withdrawals and lost eligibility of one day.</summary>
    Departures = 4,

    /// <summary>Provincial nominations of one day.</summary>
    Nominations = 5,

    /// <summary>What the invited of one round do.</summary>
    Responses = 6,

    /// <summary>Dates, types and sizes of rounds to come.</summary>
    Calendar = 7,

    // 8 to 10 belonged to an earlier cohort engine.

    /// <summary>Arrivals and rounds of workload W.</summary>
    Workload = 11,

    /// <summary>Profiles of a synthetic population, before they are raked.</summary>
    Population = 16,

    /// <summary>Which of them make up the population.</summary>
    PopulationSelection = 17,

    /// <summary>Score changes of one day, each kind after the other.</summary>
    Changes = 18,

    /// <summary>How many of a day's arrivals came before an instant, and which instants they came at.</summary>
    Instants = 19,

    /// <summary>Who of a day's returning candidates comes next.</summary>
    Reentries = 20,

    /// <summary>On which days of a week its returning candidates come.</summary>
    ReentryDays = 21,

    /// <summary>Who comes back later, of those that leave on a day.</summary>
    ReentryChances = 22,

    /// <summary>Where a change of the rules moves each profile.</summary>
    Rescoring = 23,

    /// <summary>Days in process of the applications received on one day.</summary>
    Applications = 32,

    /// <summary>Decisions of one day: refusals, families.</summary>
    Decisions = 33,

    /// <summary>What the invited of one round before the start did or do.</summary>
    OpenInvitations = 34,

    /// <summary>The profiles in the pool at the start, in the cohort engine.</summary>
    CohortStart = 24,

    /// <summary>Who arrives on one day, in the cohort engine.</summary>
    CohortDayArrivals = 25,

    /// <summary>Who leaves and who changes at one midnight, in the cohort engine.</summary>
    CohortMidnights = 26,

    /// <summary>Provincial nominations of one midnight, in the cohort engine.</summary>
    CohortNominations = 27,

    /// <summary>What the invited of one round do, in the cohort engine.</summary>
    CohortAnswers = 28,

    /// <summary>Who comes back with a new profile and when, and where a change of the rules moves each, in the cohort engine.</summary>
    CohortReentries = 29,

    /// <summary>How often each profile of a population counts in what a change of the rules does, and which count is taken.</summary>
    RuleChanges = 35,

    /// <summary>By how much a nominee round misses its line; period: day of the round.</summary>
    NomineeRounds = 36,

    /// <summary>Points of a Latin hypercube: which stratum, and where in it.</summary>
    StudyHypercube = 45,

    /// <summary>How the digits of a Sobol sequence are scrambled.</summary>
    StudyScramble = 46,

    /// <summary>Starts and orders of Morris trajectories.</summary>
    StudyTrajectories = 47,

    /// <summary>Resamples of the points and replications of a study.</summary>
    StudyBootstrap = 48,
}
