using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Knowledge;

/// <summary>A change of the CRS grid that is announced but has not been seen at work.</summary>
/// <param name="InForce">The first day of the new grid.</param>
/// <param name="KnownSince">The first day a forecast may know of it.</param>
/// <remarks>
/// The scores of everyone in the pool move on such a day, and forecasts made before it missed the first rounds after it by 1.6
/// times as much, for their width, as other rounds (<c>docs/experiments/rule-changes.md</c>).
/// </remarks>
internal sealed record RuleChange(DateOnly InForce, DateOnly KnownSince)
{
    /// <summary>How much wider the ranges of the first rounds after a change must be.</summary>
    public const double Widening = 1.6;

    private const int RoundsUntilLearned = 2;

    /// <summary>Changes to come: new values from 2026-11-03 (proposed in public since spring 2026, values not published).</summary>
    public static ImmutableArray<RuleChange> Announced { get; } = [new(new DateOnly(2026, 11, 3), new DateOnly(2026, 4, 1))];

    /// <summary>Widens a forecast that reaches beyond a change.</summary>
    /// <param name="forecast">A cut-off's quantiles.</param>
    /// <param name="known">What is known.</param>
    /// <param name="knowledgeDay">The first day that is not known.</param>
    /// <param name="type">Whom the round ranks; two rounds of it after the change have taught the models.</param>
    /// <param name="day">The day of the round, or the last one of its window.</param>
    /// <returns>The same forecast, or one with the same median and wider ranges.</returns>
    public static CutoffQuantiles Widen(
        CutoffQuantiles forecast,
        PublishedHistory known,
        DateOnly knowledgeDay,
        RoundType type,
        DateOnly day
    )
    {
        foreach (RuleChange change in Announced)
        {
            bool isAhead = day >= change.InForce && knowledgeDay > change.KnownSince;
            if (
                isAhead
                && known.Rounds.Count(round => round.Type == type && round.Date >= change.InForce) < RoundsUntilLearned
            )
            {
                return forecast.Widened(Widening);
            }
        }

        return forecast;
    }
}
