namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>A fitted model: from the features of a round to the nineteen quantiles of a change of the cut-off.</summary>
internal interface IQuantileModel
{
    /// <summary>Predicts the quantiles at the levels of <see cref="Contracts.CutoffQuantiles.Levels"/>.</summary>
    /// <param name="features">As many numbers as the model was fitted on.</param>
    /// <param name="quantiles">Nineteen, CRS points, filled; not necessarily in order.</param>
    void Predict(ReadOnlySpan<double> features, Span<double> quantiles);
}
