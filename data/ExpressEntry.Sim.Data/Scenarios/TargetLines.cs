using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>The words of the lines of a levels plan, as files and outputs have them.</summary>
public static class TargetLines
{
    /// <summary>The words, in the order of <see cref="TargetLine"/>.</summary>
    public static ImmutableArray<string> Words { get; } = ["federal", "pnp"];

    /// <summary>The word of a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns><c>federal</c> or <c>pnp</c>.</returns>
    public static string ToWord(this TargetLine line) => Words[(int)line];
}
