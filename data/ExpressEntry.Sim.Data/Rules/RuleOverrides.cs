using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Rules;

/// <summary>A scenario's changes of the score: single values, and factors for occupations in tiers.</summary>
/// <param name="Name">What the scenario calls them.</param>
/// <param name="Base">The dated rule set they change; null for the one in force.</param>
/// <param name="From">The first day they apply; null for every day.</param>
/// <param name="Points">Keys as <see cref="CrsGrid.With(string, int)"/> takes them, with their points.</param>
/// <param name="WorkFactor">Tiers by the occupation worked in; null for none.</param>
/// <param name="OfferFactor">Tiers by the occupation offered; null for none.</param>
public sealed record RuleOverrides(
    string Name,
    DateOnly? Base,
    DateOnly? From,
    ImmutableArray<KeyValuePair<string, int>> Points,
    OccupationFactor? WorkFactor,
    OccupationFactor? OfferFactor
)
{
    /// <summary>Whether the changes apply on a day.</summary>
    /// <param name="day">The day of the score.</param>
    /// <returns>True from their first day on.</returns>
    public bool ApplyOn(DateOnly day) => From is not { } from || from <= day;

    /// <summary>Applies the changes.</summary>
    /// <param name="set">The rule set to change; it stays as it is.</param>
    /// <returns>The changed rule set.</returns>
    public CrsRuleSet Apply(CrsRuleSet set) =>
        set with
        {
            // What a scenario says needs no certainty from elsewhere.
            CertainTo = null,
            Grid = set.Grid.With(Points),
            WorkFactor = WorkFactor,
            OfferFactor = OfferFactor,
        };
}
