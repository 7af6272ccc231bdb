namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Constants of <see cref="QuantileForest"/>.</summary>
/// <param name="Trees">How many.</param>
/// <param name="LeastRows">Rows a leaf holds at least.</param>
/// <param name="FeatureShare">Share of the features each question may choose from.</param>
/// <param name="LargestMark">Changes count up to this when questions are chosen, CRS points.</param>
internal sealed record ForestSettings(
    int Trees = 150,
    int LeastRows = 6,
    double FeatureShare = 0.4,
    double LargestMark = 60
);
