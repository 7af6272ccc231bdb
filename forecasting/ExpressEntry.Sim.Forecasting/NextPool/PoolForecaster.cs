using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.NextPool;

/// <summary>Forecasts the pool's bands by <see cref="PoolFlow"/> (task E).</summary>
public sealed class PoolForecaster : IForecaster<PoolQuestion, PoolCounts>
{
    /// <inheritdoc/>
    public string Name => "pool flow";

    /// <inheritdoc/>
    public PoolCounts? Forecast(PublishedHistory known, PoolQuestion question) =>
        PoolFlow.Learn(known).CountsOn(question.AsOf);
}
