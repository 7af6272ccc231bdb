using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Knowledge;

/// <summary>Which group a type is reported in, and the groups' words.</summary>
public static class RoundGroups
{
    /// <summary>Every group, in the order of reports.</summary>
    public static ImmutableArray<RoundGroup> All { get; } = [.. Enum.GetValues<RoundGroup>()];

    /// <summary>The group of a type.</summary>
    /// <param name="type">A defined type.</param>
    /// <returns>Its group.</returns>
    public static RoundGroup Of(RoundType type) =>
        type switch
        {
            RoundType.Cec => RoundGroup.Cec,
            RoundType.French => RoundGroup.French,
            RoundType.Healthcare => RoundGroup.Healthcare,
            RoundType.Pnp => RoundGroup.Pnp,
            RoundType.General => RoundGroup.General,
            _ => RoundGroup.OtherCategory,
        };

    /// <summary>The word for a group.</summary>
    /// <param name="group">A defined group.</param>
    /// <returns><c>cec</c>, <c>french</c>, <c>healthcare</c>, <c>othercat</c>, <c>pnp</c> or <c>general</c>.</returns>
    public static string ToWord(this RoundGroup group) =>
        group == RoundGroup.OtherCategory ? "othercat" : group.ToString().ToLowerInvariant();

    /// <summary>Whether two types are of one class for pooling: nominees, or everyone else.</summary>
    /// <param name="left">A type.</param>
    /// <param name="right">A type.</param>
    /// <returns>True where both or neither is <see cref="RoundType.Pnp"/>.</returns>
    public static bool AreOneClass(RoundType left, RoundType right) => left == RoundType.Pnp == (right == RoundType.Pnp);
}
