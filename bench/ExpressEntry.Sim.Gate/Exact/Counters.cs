using System.Collections.Immutable;

namespace ExpressEntry.Sim.Gate.Exact;

/// <summary>What a path does, in whole numbers that are the same on every run; one value a name of <see cref="Names"/>.</summary>
/// <param name="Values">0 or more each.</param>
internal sealed record Counters(ImmutableArray<long> Values)
{
    /// <summary>The keys in the budget file, in order.</summary>
    public static ImmutableArray<string> Names { get; } =
    ["variates", "cells", "rounds", "allocated_bytes", "written_bytes"];

    /// <summary>How many of <see cref="Names"/> come from the counting build; the others from the one that ships.</summary>
    public const int FromCountingBuild = 3;

    /// <summary>Takes the engine's counts from one run and the bytes from the other.</summary>
    /// <param name="counted">Of the counting build.</param>
    /// <param name="shipped">Of the build that ships.</param>
    public static Counters Join(Counters counted, Counters shipped) =>
        new([.. counted.Values[..FromCountingBuild], .. shipped.Values[FromCountingBuild..]]);

    public bool Equals(Counters? other) => other is not null && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);
}
