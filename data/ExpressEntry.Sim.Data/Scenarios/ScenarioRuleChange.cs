using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>From a day on, the pool and whoever arrives are scored by other rules.</summary>
public sealed class ScenarioRuleChange
{
    private readonly DocumentNode _place;

    internal ScenarioRuleChange(DateOnly from, RuleOverrides rules, DocumentNode place) =>
        (From, Rules, _place) = (from, rules, place);

    /// <summary>The first day of the new rules.</summary>
    public DateOnly From { get; }

    /// <summary>The dated rule set taken, and what is changed in it.</summary>
    public RuleOverrides Rules { get; }

    /// <summary>The rules from <see cref="From"/> on.</summary>
    /// <param name="before">The rules until then; they stay as they are.</param>
    /// <param name="book">The dated rule sets.</param>
    /// <returns>The dated rule set named, or else the rules until then, with the changes.</returns>
    /// <exception cref="InvalidInputException">A nomination would not be worth 600 points, which a simulation builds on.</exception>
    public CrsRuleSet Apply(CrsRuleSet before, RuleBook book)
    {
        CrsRuleSet after = Rules.Apply(Rules.Base is { } named ? book.RuleSets.First(set => set.From == named) : before);
        int nomination = after.Grid.Points(CrsTables.Nomination);
        return nomination == Engine.Rules.CrsScore.Nomination
            ? after
            : throw Wrong($"makes a nomination worth {nomination} points; a simulation can only have 600");
    }

    /// <summary>An error about this change, with its place in the scenario.</summary>
    /// <param name="problem">What is wrong, as a sentence after the place and without its full stop.</param>
    /// <returns>The exception to throw.</returns>
    public InvalidInputException Wrong(string problem) => _place.Wrong(problem);
}
