namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>The models that answer a <see cref="ForecastRequest"/>.</summary>
public enum ForecastModel
{
    /// <summary>
    /// The methods that did best on real history: clearance model, nominee regression, round process and pool flows
    /// (<c>docs/accuracy.md</c>).
    /// </summary>
    Combined,

    /// <summary>The engine, from the last published pool on (<c>docs/model.md</c>).</summary>
    Pool,

    /// <summary>The engine, from the posterior of the calibration on (<c>docs/hindcast.md</c>).</summary>
    Engine,
}
