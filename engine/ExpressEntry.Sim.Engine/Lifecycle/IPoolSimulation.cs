namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>One random future of the pool: what the individual engine and the cohort engine have in common.</summary>
/// <remarks>
/// Both follow one description (<see cref="PoolModel"/>, <see cref="StartPool"/>) and give results equal in law; their random
/// numbers differ. A simulation is for one thread; reuse it, its memory is kept.
/// </remarks>
public interface IPoolSimulation
{
    /// <summary>Where time has come to, UTC seconds since 1970.</summary>
    long NowUtcSeconds { get; }

    /// <summary>What has happened since the start; an engine says which counts it keeps.</summary>
    FlowCounts Flows { get; }

    /// <summary>Begins a replication.</summary>
    /// <param name="model">The laws of this replication.</param>
    /// <param name="start">What is known of the pool at the start.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Number of the replication, 0 or more.</param>
    /// <exception cref="ArgumentException">A value of the model or of the start is out of its range; the message says which.</exception>
    void Start(PoolModel model, StartPool start, long seed, int replication);

    /// <summary>Lets time pass.</summary>
    /// <param name="instantUtcSeconds">Where to, not before <see cref="NowUtcSeconds"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies in the past.</exception>
    void AdvanceTo(long instantUtcSeconds);

    /// <summary>Lets time pass until a round and holds it: the invited leave the pool and answer.</summary>
    /// <param name="round">Its instant, type and size.</param>
    /// <returns>How it went.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Its instant lies in the past.</exception>
    HeldRound Hold(PlannedRound round);

    /// <summary>Lets time pass until a round and says how it would go; nobody is invited.</summary>
    /// <param name="round">Its instant, type and size.</param>
    /// <returns>How it would go.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Its instant lies in the past.</exception>
    HeldRound Preview(PlannedRound round);

    /// <summary>Counts the pool as it stands.</summary>
    /// <param name="profilesAt">1,201 counters, one a score; overwritten.</param>
    void CountByScore(Span<int> profilesAt);
}
