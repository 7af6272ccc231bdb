namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>One random future of the pool: what the individual engine and the cohort engine have in common.</summary>
/// <remarks>
/// Both follow one description (<see cref="PoolLaws"/>, <see cref="PoolStart"/>) and give results equal in law; their random
/// numbers differ. A simulation is for one thread; reuse it, its memory is kept.
/// </remarks>
public interface ISimulation
{
    /// <summary>Where time has come to, UTC seconds since 1970.</summary>
    long NowUtcSeconds { get; }

    /// <summary>What has happened since the start; one object, kept up to date.</summary>
    PoolFlows Flows { get; }

    /// <summary>Begins a replication.</summary>
    /// <param name="laws">The laws of this replication.</param>
    /// <param name="start">What is known of the pool at the start.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Number of the replication, 0 or more.</param>
    /// <exception cref="ArgumentException">A value of the laws or of the start is out of its range; the message says which.</exception>
    void Start(PoolLaws laws, PoolStart start, long seed, int replication);

    /// <summary>Lets time pass.</summary>
    /// <param name="instantUtcSeconds">Where to, not before <see cref="NowUtcSeconds"/>; arrivals before it are in the pool.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies in the past.</exception>
    void AdvanceTo(long instantUtcSeconds);

    /// <summary>Lets time pass until a round and holds it: the invited leave the pool and answer.</summary>
    /// <param name="round">Its instant, type and size.</param>
    /// <returns>How it went.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Its instant lies in the past.</exception>
    HeldRound Hold(PlannedRound round);

    /// <summary>Adds the invited of the round just held, by program and band of scores, and the days they had waited.</summary>
    /// <param name="bandOfScore">The band of each score: 1,201 numbers from 0, below the number of bands.</param>
    /// <param name="counts">
    /// Invitations, <see cref="FlowPrograms.Count"/> × bands counters, program (that of the invitation) by program; added to.
    /// </param>
    /// <param name="waitDays">
    /// Sums of the days from submission to invitation, by calendar days (UTC), in the same places; added to.
    /// </param>
    /// <remarks>Right after <see cref="Hold"/>, before time passes. Draws no random number and allocates nothing.</remarks>
    void AddInvited(ReadOnlySpan<byte> bandOfScore, Span<long> counts, Span<long> waitDays);

    /// <summary>Lets time pass until a round and says how it would go; nobody is invited.</summary>
    /// <param name="round">Its instant, type and size.</param>
    /// <returns>How it would go.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Its instant lies in the past.</exception>
    HeldRound Preview(PlannedRound round);

    /// <summary>Counts the pool as it stands.</summary>
    /// <param name="profilesAt">1,201 counters, one a score; overwritten.</param>
    void CountByScore(Span<int> profilesAt);

    /// <summary>Counts the pool as it stands, by signature and score.</summary>
    /// <param name="profilesAt">Signatures × 1,201 counters, signature by signature; overwritten.</param>
    void CountBySignature(Span<int> profilesAt);
}
