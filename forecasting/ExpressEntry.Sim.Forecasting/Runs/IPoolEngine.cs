using ExpressEntry.Sim.Engine.Lifecycle;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>What a run needs of an engine: one replication at a time, from its start to the end of the horizon.</summary>
/// <remarks>Used by one thread; keeps its memory between replications and shows nothing of the one before.</remarks>
public interface IPoolEngine
{
    /// <summary>What has happened since the start.</summary>
    FlowCounts Flows { get; }

    /// <summary>Begins a replication.</summary>
    /// <param name="model">Its laws.</param>
    /// <param name="start">What is known of the pool at the start.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Its key, 0 or more.</param>
    void Start(PoolModel model, StartPool start, long seed, int replication);

    /// <summary>Lets time pass.</summary>
    /// <param name="instantUtcSeconds">Where to; never back.</param>
    void AdvanceTo(long instantUtcSeconds);

    /// <summary>Lets time pass until a round and holds it.</summary>
    /// <param name="round">Its instant, type and size.</param>
    /// <returns>How it went.</returns>
    HeldRound Hold(PlannedRound round);

    /// <summary>Counts the pool as it stands by band of scores.</summary>
    /// <param name="bandOfScore">The band of each score: 1,201 places in <paramref name="counts"/>.</param>
    /// <param name="counts">Gets the profiles of each band; what was in it is overwritten.</param>
    void CountBands(ReadOnlySpan<byte> bandOfScore, Span<int> counts);
}
