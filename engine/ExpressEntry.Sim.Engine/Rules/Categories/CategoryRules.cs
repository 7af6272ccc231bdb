using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules.Categories;

/// <summary>Who is a member of which category, by date.</summary>
/// <param name="Lists">Occupation lists of every category and period.</param>
/// <param name="Experience">Experience asked for, earliest first.</param>
/// <param name="FirstDay">The day categories began.</param>
/// <param name="FrenchLevel">Level that all four abilities in French must reach.</param>
/// <param name="InCanada">Categories whose experience must be Canadian.</param>
/// <param name="Stated">Categories a profile must claim itself, beyond what occupations show.</param>
public sealed record CategoryRules(
    ImmutableArray<CategoryList> Lists,
    ImmutableArray<ExperienceRule> Experience,
    DateOnly FirstDay,
    int FrenchLevel,
    ImmutableHashSet<RoundType> InCanada,
    ImmutableHashSet<RoundType> Stated
)
{
    /// <summary>The experience asked for on a day.</summary>
    /// <param name="day">Any day.</param>
    /// <returns>The newest rule from that day or before, or null before the first.</returns>
    public ExperienceRule? ExperienceOn(DateOnly day) => Experience.LastOrDefault(rule => rule.From <= day);
}
