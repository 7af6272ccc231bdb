using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>One judged forecast of the pool's bands (task E).</summary>
/// <param name="PreviousAsOf">The day the newest known snapshot describes.</param>
/// <param name="AsOf">The day forecast.</param>
/// <param name="Published">The day its snapshot became public, and the first day not known.</param>
/// <param name="Actual">The published bands.</param>
/// <param name="Reference">The newest known snapshot, unchanged.</param>
/// <param name="Forecast">The judged forecast; null where the method gave none.</param>
public sealed record PoolRow(
    DateOnly PreviousAsOf,
    DateOnly AsOf,
    DateOnly Published,
    PoolCounts Actual,
    PoolCounts Reference,
    PoolCounts? Forecast
)
{
    /// <summary>The forecast that counts: a missing one is replaced by the reference.</summary>
    public PoolCounts Counted => Forecast ?? Reference;

    /// <summary>Weighted absolute percentage error of the counted forecast, a share: Σ|forecast − count| / Σ count.</summary>
    public double Error => ErrorOf(Forecast ?? Reference);

    /// <summary>The same of the reference.</summary>
    public double ReferenceError => ErrorOf(Reference);

    private double ErrorOf(PoolCounts forecast)
    {
        double sum = 0;
        for (int band = 0; band < PoolCounts.BandCount; band++)
        {
            sum += Math.Abs(forecast.Values[band] - Actual.Values[band]);
        }

        return sum / Actual.Total;
    }
}
