using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Pools;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>The engine that keeps every profile.</summary>
public sealed class IndividualEngine : IPoolEngine
{
    private readonly PoolSimulation _simulation = new();

    /// <inheritdoc/>
    public FlowCounts Flows => _simulation.Flows;

    /// <inheritdoc/>
    public void Start(PoolModel model, StartPool start, long seed, int replication) =>
        _simulation.Start(model, start, seed, replication);

    /// <inheritdoc/>
    public void AdvanceTo(long instantUtcSeconds) => _simulation.AdvanceTo(instantUtcSeconds);

    /// <inheritdoc/>
    public HeldRound Hold(PlannedRound round) => _simulation.Hold(round);

    /// <inheritdoc/>
    public void CountBands(ReadOnlySpan<byte> bandOfScore, Span<int> counts)
    {
        counts.Clear();
        PoolView pool = _simulation.Pool.Rows;
        ReadOnlySpan<ushort> scores = pool.Scores;
        ReadOnlySpan<uint> groups = pool.Groups;
        for (int row = 0; row < scores.Length; row++)
        {
            // The lowest bit is set while the profile is in the pool: no branch to guess.
            counts[bandOfScore[scores[row]]] += (int)(groups[row] & GroupSet.InPool);
        }
    }
}
