namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Constants of <see cref="BoostedTrees"/>.</summary>
/// <param name="Trees">How many.</param>
/// <param name="Depth">Questions from root to leaf.</param>
/// <param name="LeastRows">Rows a leaf holds at least.</param>
/// <param name="Rate">Share of a leaf's quantiles that is taken.</param>
internal sealed record BoostingSettings(int Trees = 80, int Depth = 3, int LeastRows = 12, double Rate = 0.08);
