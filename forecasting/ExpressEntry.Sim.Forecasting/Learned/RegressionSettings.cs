namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Constants of <see cref="QuantileRegression"/>.</summary>
/// <param name="RidgeRows">How many rows of usual error the pull towards zero is worth.</param>
/// <param name="Smoothing">Width of the round part of the loss, in interquartile ranges of the target.</param>
/// <param name="Iterations">Steps a level.</param>
internal sealed record RegressionSettings(double RidgeRows = 20, double Smoothing = 0.05, int Iterations = 12);
