using System.Collections.Concurrent;
using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Rules;

/// <summary>A scenario's changes of the score: single values, and factors for occupations in tiers. Immutable.</summary>
/// <param name="name">What the scenario calls them.</param>
/// <param name="basis">The dated rule set they change; null for the one in force.</param>
/// <param name="from">The first day they apply; null for every day.</param>
/// <param name="points">Keys as <see cref="CrsGrid.With(string, int)"/> takes them, with their points.</param>
/// <param name="workFactor">Tiers by the occupation worked in; null for none.</param>
/// <param name="offerFactor">Tiers by the occupation offered; null for none.</param>
public sealed class RuleOverrides(
    string name,
    DateOnly? basis,
    DateOnly? from,
    ImmutableArray<KeyValuePair<string, int>> points,
    OccupationFactor? workFactor,
    OccupationFactor? offerFactor
)
{
    // A file of a million profiles asks for the same few rule sets again and again.
    private readonly ConcurrentDictionary<DateOnly, CrsRuleSet> _changed = new();

    /// <summary>What the scenario calls them.</summary>
    public string Name { get; } = name;

    /// <summary>The dated rule set they change; null for the one in force.</summary>
    public DateOnly? Base { get; } = basis;

    /// <summary>The first day they apply; null for every day.</summary>
    public DateOnly? From { get; } = from;

    /// <summary>Keys as <see cref="CrsGrid.With(string, int)"/> takes them, with their points, in order.</summary>
    public ImmutableArray<KeyValuePair<string, int>> Points { get; } = points;

    /// <summary>Tiers by the occupation worked in; null for none.</summary>
    public OccupationFactor? WorkFactor { get; } = workFactor;

    /// <summary>Tiers by the occupation offered; null for none.</summary>
    public OccupationFactor? OfferFactor { get; } = offerFactor;

    /// <summary>Whether the changes apply on a day.</summary>
    /// <param name="day">The day of the score.</param>
    /// <returns>True from their first day on.</returns>
    public bool ApplyOn(DateOnly day) => From is not { } first || first <= day;

    /// <summary>Applies the changes.</summary>
    /// <param name="set">A rule set; it stays as it is. Its factors hold on where the changes have none.</param>
    /// <returns>The changed rule set.</returns>
    public CrsRuleSet Apply(CrsRuleSet set) =>
        _changed.GetOrAdd(
            set.From,
            (_, published) =>
                published with
                {
                    // What a scenario says needs no certainty from elsewhere.
                    CertainTo = null,
                    Grid = published.Grid.With(Points),
                    WorkFactor = WorkFactor ?? published.WorkFactor,
                    OfferFactor = OfferFactor ?? published.OfferFactor,
                },
            set
        );
}
