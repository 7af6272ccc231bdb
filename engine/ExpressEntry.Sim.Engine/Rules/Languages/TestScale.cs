using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Rules.Languages;

/// <summary>The scale a test used in a period; TEF Canada changed its own on 2023-12-11.</summary>
/// <param name="TestsFrom">First test day of the scale; null for the beginning.</param>
/// <param name="TestsTo">Last test day of the scale; null for no end.</param>
/// <param name="Abilities">Four, in the order of <see cref="Ability"/>.</param>
public sealed record TestScale(DateOnly? TestsFrom, DateOnly? TestsTo, ImmutableArray<AbilityScale> Abilities)
{
    /// <summary>Whether a test taken on a day was scored on this scale.</summary>
    /// <param name="tested">Day of the test.</param>
    /// <returns>True from the first to the last day.</returns>
    public bool CoversTest(DateOnly tested) =>
        (TestsFrom is not { } from || tested >= from) && (TestsTo is not { } to || tested <= to);
}
