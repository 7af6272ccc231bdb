namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>What is known of a hidden quantity after a calibration.</summary>
/// <param name="Quantity">Its name, unit and prior.</param>
/// <param name="PriorMiddle">Middle of its prior: for arrivals of a band what its first count says.</param>
/// <param name="Mean">Mean over the members.</param>
/// <param name="Deviation">Standard deviation over the members.</param>
/// <param name="Low">5 % quantile.</param>
/// <param name="High">95 % quantile.</param>
public sealed record QuantityMoments(
    HiddenQuantity Quantity,
    double PriorMiddle,
    double Mean,
    double Deviation,
    double Low,
    double High
);
