using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>The newest known snapshot, unchanged: the reference of task E.</summary>
public sealed class PoolPersistence : IForecaster<PoolQuestion, PoolCounts>
{
    /// <inheritdoc/>
    public string Name => "persistence";

    /// <inheritdoc/>
    public PoolCounts? Forecast(PublishedHistory known, PoolQuestion question)
    {
        ImmutableArray<PoolRecord> pools = KnownPools.Of(known).All;
        return pools.IsEmpty ? null : pools[^1].Counts;
    }
}
