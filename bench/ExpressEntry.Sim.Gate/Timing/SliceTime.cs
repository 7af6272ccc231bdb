using System.Globalization;

namespace ExpressEntry.Sim.Gate.Timing;

/// <summary>What one slice took, and the reference loop around it.</summary>
/// <param name="WorkProcessor">Processor time of the work, microseconds.</param>
/// <param name="WorkWall">Wall time of the work, microseconds.</param>
/// <param name="ReferenceProcessor">Processor time of the reference loop, microseconds.</param>
/// <param name="ReferenceWall">Wall time of the reference loop, microseconds.</param>
internal readonly record struct SliceTime(
    double WorkProcessor,
    double WorkWall,
    double ReferenceProcessor,
    double ReferenceWall
)
{
    /// <summary>Logarithm of work over reference, in processor time.</summary>
    public double LogProcessor => Math.Log(WorkProcessor / ReferenceProcessor);

    /// <summary>Logarithm of work over reference, in wall time.</summary>
    public double LogWall => Math.Log(WorkWall / ReferenceWall);

    /// <summary>One line for the pipe between the processes.</summary>
    public string Format() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{WorkProcessor:R} {WorkWall:R} {ReferenceProcessor:R} {ReferenceWall:R}"
        );

    /// <summary>Reads such a line.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static SliceTime Parse(string line)
    {
        double[] times = [.. line.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return times.Length == 4 && times.All(time => time > 0)
            ? new SliceTime(times[0], times[1], times[2], times[3])
            : throw new FormatException($"'{line}' is not four times.");
    }
}
