using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Contracts;
using MathNet.Numerics.Distributions;

namespace ExpressEntry.Sim.Forecasting.Statistics;

/// <summary>Quantiles of standard distributions at the nineteen levels.</summary>
internal static class StandardQuantiles
{
    /// <summary>Student's t with 3 degrees of freedom.</summary>
    public static ImmutableArray<double> StudentT3 { get; } =
    [.. CutoffQuantiles.Levels.Select(level => level == 0.5 ? 0 : StudentT.InvCDF(0, 1, 3, level))];

    /// <summary>The standard normal.</summary>
    public static ImmutableArray<double> StandardNormal { get; } =
    [.. CutoffQuantiles.Levels.Select(level => level == 0.5 ? 0 : Normal.InvCDF(0, 1, level))];
}
