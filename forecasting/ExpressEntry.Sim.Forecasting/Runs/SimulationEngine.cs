using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>An engine as a run uses it: either simulation of <c>ExpressEntry.Sim.Engine</c>, counted by band.</summary>
/// <param name="simulation">The simulation; used by this engine alone.</param>
public sealed class SimulationEngine(IPoolSimulation simulation) : IPoolEngine
{
    private readonly int[] _profilesAt = new int[CrsScore.Count];

    /// <inheritdoc/>
    public FlowCounts Flows => simulation.Flows;

    /// <inheritdoc/>
    public void Start(PoolModel model, StartPool start, long seed, int replication) =>
        simulation.Start(model, start, seed, replication);

    /// <inheritdoc/>
    public void AdvanceTo(long instantUtcSeconds) => simulation.AdvanceTo(instantUtcSeconds);

    /// <inheritdoc/>
    public HeldRound Hold(PlannedRound round) => simulation.Hold(round);

    /// <inheritdoc/>
    public void CountBands(ReadOnlySpan<byte> bandOfScore, Span<int> counts)
    {
        counts.Clear();
        simulation.CountByScore(_profilesAt);
        for (int score = 0; score < _profilesAt.Length; score++)
        {
            counts[bandOfScore[score]] += _profilesAt[score];
        }
    }
}
