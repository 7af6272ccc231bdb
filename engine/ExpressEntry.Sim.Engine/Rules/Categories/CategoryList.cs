using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules.Categories;

/// <summary>The occupations of one category in one period.</summary>
/// <param name="Category">The category's round type.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period; null where it still holds.</param>
/// <param name="Occupations">NOC 2021 codes.</param>
/// <param name="Uncertain">Those of them that only some sources name.</param>
public sealed record CategoryList(
    RoundType Category,
    DateOnly From,
    DateOnly? To,
    ImmutableHashSet<string> Occupations,
    ImmutableHashSet<string> Uncertain
)
{
    /// <summary>Whether the list holds on a day.</summary>
    /// <param name="day">Any day.</param>
    /// <returns>True from the first to the last day.</returns>
    public bool HoldsOn(DateOnly day) => From <= day && (To is not { } last || day <= last);
}
