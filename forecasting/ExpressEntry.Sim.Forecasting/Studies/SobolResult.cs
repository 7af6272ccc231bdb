using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>The Sobol indices of one output.</summary>
/// <param name="Indices">In order of the keys; values are NaN where the output does not vary beyond the noise.</param>
/// <param name="Alone">Sum of the first-order shares; what is missing to 1 belongs to keys acting together.</param>
/// <param name="Mean">Mean of the output over the ranges.</param>
/// <param name="StandardDeviation">Its standard deviation over the ranges, replication noise taken off; 0 where none is left.</param>
/// <param name="NoiseShare">Share of the raw variance that was replication noise and is taken off, 0 to 1; NaN where it is not known.</param>
/// <param name="Rows">Rows of the design that have values.</param>
/// <param name="Replications">Replications that have values at every point.</param>
public sealed record SobolResult(
    ImmutableArray<SobolIndex> Indices,
    Interval Alone,
    double Mean,
    double StandardDeviation,
    double NoiseShare,
    int Rows,
    int Replications
)
{
    /// <summary>The same without intervals and noise, for one replication of something random: its noise is not known.</summary>
    public SobolResult WithoutIntervals() =>
        this with
        {
            Indices = [.. Indices.Select(one => new SobolIndex(one.Key, one.First.WithoutEnds(), one.Total.WithoutEnds()))],
            Alone = Alone.WithoutEnds(),
            NoiseShare = double.NaN,
        };
}
