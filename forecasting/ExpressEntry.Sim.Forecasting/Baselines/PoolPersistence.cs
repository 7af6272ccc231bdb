using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>The newest known snapshot of an earlier day, unchanged: the reference of task E.</summary>
public sealed class PoolPersistence : IForecaster<PoolQuestion, PoolCounts>
{
    /// <inheritdoc/>
    public string Name => "persistence";

    /// <inheritdoc/>
    public PoolCounts? Forecast(PublishedHistory known, PoolQuestion question) =>
        KnownPools.Of(known).LastBefore(question.AsOf)?.Counts;
}
