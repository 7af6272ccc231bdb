using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>Points as far as they are known: from the fewest to the most that what is not stated leaves open.</summary>
/// <param name="Low">Fewest.</param>
/// <param name="High">Most.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PointRange(int Low, int High)
{
    /// <summary>The points, where only one value is possible; else null.</summary>
    public int? Known => Low == High ? Low : null;

    /// <summary>Adds two ranges end by end.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    public static PointRange operator +(PointRange left, PointRange right) =>
        new(left.Low + right.Low, left.High + right.High);

    /// <summary>The same as <c>+</c>.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>The sum.</returns>
    public static PointRange Add(PointRange left, PointRange right) => left + right;

    /// <summary>A single value.</summary>
    /// <param name="points">Points.</param>
    /// <returns>The range of that value alone.</returns>
    public static PointRange Of(int points) => new(points, points);

    /// <summary>Points that are earned, not earned, or not stated.</summary>
    /// <param name="isEarned">Null where not stated.</param>
    /// <param name="points">Points where earned.</param>
    /// <returns>The range.</returns>
    public static PointRange If(bool? isEarned, int points) =>
        isEarned is { } earned ? Of(earned ? points : 0) : new PointRange(0, points);

    /// <summary>The range with both ends cut at a cap.</summary>
    /// <param name="most">The cap.</param>
    /// <returns>The capped range.</returns>
    public PointRange CappedAt(int most) => new(Math.Min(Low, most), Math.Min(High, most));
}
