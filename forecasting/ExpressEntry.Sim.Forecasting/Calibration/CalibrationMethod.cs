namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>How an ensemble takes in what was published.</summary>
public enum CalibrationMethod
{
    /// <summary>Ensemble Kalman filter, square-root form, one observation after the other.</summary>
    Kalman,

    /// <summary>Particle filter with resampling by type and shrunken kernels (Liu and West, 2001).</summary>
    Particle,
}
