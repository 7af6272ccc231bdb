namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Something about the pool that nobody publishes and that the calibration fits.</summary>
/// <param name="Name">Its name in files and tables, lower case.</param>
/// <param name="Unit">What its values are, for people.</param>
/// <param name="PriorMiddle">Middle of the normal prior, in its own unit.</param>
/// <param name="PriorDeviation">Standard deviation of the prior, above 0.</param>
/// <param name="Lowest">Values below are not allowed.</param>
/// <param name="Highest">Values above are not allowed.</param>
/// <param name="Source">Where the prior comes from.</param>
public sealed record HiddenQuantity(
    string Name,
    string Unit,
    double PriorMiddle,
    double PriorDeviation,
    double Lowest,
    double Highest,
    string Source
);
