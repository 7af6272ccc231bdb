using System.Collections.Immutable;

namespace ExpressEntry.Sim.Gate.Timing;

/// <summary>What one block of one path measured: pairs of slices, change over base.</summary>
/// <param name="Path">The path.</param>
/// <param name="Processor">A pair each: logarithm of change over base, each over its reference loop, in processor time.</param>
/// <param name="Wall">The same in wall time.</param>
/// <param name="Cost">Of the change, in processor time: logarithm of one slice over the reference loop, the middle one.</param>
/// <param name="Seconds">What the block cost, preparing included.</param>
internal sealed record BlockSample(
    string Path,
    ImmutableArray<double> Processor,
    ImmutableArray<double> Wall,
    double Cost,
    double Seconds
)
{
    /// <summary>The block's difference in processor time: the middle of its pairs.</summary>
    public double ProcessorShift => Median(Processor);

    /// <summary>The block's difference in wall time.</summary>
    public double WallShift => Median(Wall);

    /// <summary>The middle value.</summary>
    /// <param name="values">One or more.</param>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
