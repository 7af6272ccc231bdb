using System.Collections.Frozen;
using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Categories;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Invitations;
using ExpressEntry.Sim.Engine.Rules.Languages;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Data.Rules;

/// <summary>Every rule the program knows, by date: loaded from <c>data/rules</c>, which travels inside the assembly.</summary>
public sealed record RuleBook
{
    private static readonly Lazy<RuleBook> LazyEmbedded = new(RuleFiles.ReadEmbedded);

    /// <summary>The rules that travel with the program.</summary>
    public static RuleBook Embedded => LazyEmbedded.Value;

    /// <summary>Dated rule sets of the score, earliest first.</summary>
    public required ImmutableArray<CrsRuleSet> RuleSets { get; init; }

    /// <summary>Language tests.</summary>
    public required ImmutableArray<LanguageTest> Tests { get; init; }

    /// <summary>What the programs ask for.</summary>
    public required ProgramRules Programs { get; init; }

    /// <summary>Who is a member of which category.</summary>
    public required CategoryRules Categories { get; init; }

    /// <summary>What follows from an invitation.</summary>
    public required InvitationRules Invitations { get; init; }

    /// <summary>Every code of the National Occupational Classification 2021.</summary>
    public required FrozenSet<string> Occupations { get; init; }

    /// <summary>A scenario's changes of the score; null for none.</summary>
    public RuleOverrides? Overrides { get; init; }

    /// <summary>The rule set in force on a day, with a scenario's changes where they apply.</summary>
    /// <param name="day">Any day from 2015-01-01 on.</param>
    /// <returns>The newest rule set from that day or before.</returns>
    /// <exception cref="InvalidInputException">The day is before the first rule set.</exception>
    public CrsRuleSet RuleSetOn(DateOnly day)
    {
        CrsRuleSet set =
            RuleSets.LastOrDefault(set => set.From <= day)
            ?? throw new InvalidInputException(
                $"There was no score on {day:yyyy-MM-dd}; expected a date from {RuleSets[0].Name} on."
            );
        return ApplyOverrides(set, day);
    }

    /// <summary>A rule set by its date, with a scenario's changes where they apply.</summary>
    /// <param name="from">The day it came into force.</param>
    /// <param name="day">The day of the score.</param>
    /// <returns>The rule set.</returns>
    /// <exception cref="InvalidInputException">No rule set came into force that day.</exception>
    public CrsRuleSet RuleSetNamed(DateOnly from, DateOnly day)
    {
        CrsRuleSet set =
            RuleSets.FirstOrDefault(set => set.From == from)
            ?? throw new InvalidInputException(
                $"No rule set came into force on {from:yyyy-MM-dd}; expected one of "
                    + $"{string.Join(", ", RuleSets.Select(set => set.Name))}."
            );
        return ApplyOverrides(set, day);
    }

    /// <summary>The name of the scenario whose changes apply on a day.</summary>
    /// <param name="day">The day of the score.</param>
    /// <returns>Its name, or null where no scenario changes that day's rules.</returns>
    public string? ScenarioOn(DateOnly day) => Overrides is { } overrides && overrides.ApplyOn(day) ? overrides.Name : null;

    private CrsRuleSet ApplyOverrides(CrsRuleSet set, DateOnly day)
    {
        if (Overrides is not { } overrides || !overrides.ApplyOn(day))
        {
            return set;
        }

        CrsRuleSet basis = overrides.Base is { } named ? RuleSets.First(candidate => candidate.From == named) : set;
        return overrides.Apply(basis);
    }
}
