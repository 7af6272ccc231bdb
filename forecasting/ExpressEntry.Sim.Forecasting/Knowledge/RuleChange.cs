using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
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

    /// <summary>How much wider the range around odds within a window must be.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="knowledgeDay">The first day that is not known.</param>
    /// <param name="types">Whose rounds count; a change is learned once each of those in use has had two rounds after it.</param>
    /// <param name="firstDay">First day of the window.</param>
    /// <param name="days">Its length; 0 for nothing.</param>
    /// <returns>
    /// 1 without such a change; else 1 and <see cref="Widening"/> in proportion to the days before it and from it on.
    /// </returns>
    public static double WideningWithin(
        PublishedHistory known,
        DateOnly knowledgeDay,
        ImmutableArray<RoundType> types,
        DateOnly firstDay,
        int days
    )
    {
        double widening = 1;
        foreach (RuleChange change in Announced)
        {
            int after = Math.Clamp(firstDay.AddDays(days).DayNumber - change.InForce.DayNumber, 0, days);
            if (after > 0 && knowledgeDay > change.KnownSince && !change.IsLearned(known, knowledgeDay, types))
            {
                widening = Math.Max(widening, 1 + ((Widening - 1) * after / days));
            }
        }

        return widening;
    }

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
            if (isAhead && !change.IsLearned(known, type))
            {
                return forecast.Widened(Widening);
            }
        }

        return forecast;
    }

    private bool IsLearned(PublishedHistory known, DateOnly knowledgeDay, ImmutableArray<RoundType> types)
    {
        RoundType[] inUse =
        [
            .. types.Where(type => MonthlyOrigins.IsActive(KnownRounds.Of(known).OfType(type), knowledgeDay)),
        ];
        return inUse.Length > 0 && inUse.All(type => IsLearned(known, type));
    }

    private bool IsLearned(PublishedHistory known, RoundType type) =>
        known.Rounds.Count(round => round.Type == type && round.Date >= InForce) >= RoundsUntilLearned;
}
