using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Types and windows with a round in few futures: each future is asked what the cut-off of one would have been.</summary>
internal static class RareWindows
{
    /// <summary>Share of futures with a round below which the question is asked.</summary>
    public const double EnoughFutures = 0.2;

    /// <summary>Finds them by drawing calendars alone, without a pool.</summary>
    /// <param name="sampler">Draws calendars.</param>
    /// <param name="windowTypes">The types every window is forecast of.</param>
    /// <param name="request">What is asked.</param>
    public static ImmutableArray<(RoundType Type, int Days)> Find(
        FutureSampler sampler,
        ImmutableArray<RoundType> windowTypes,
        ForecastRequest request
    )
    {
        const int calendars = 200;
        Dictionary<(RoundType, int), int> used = [];
        long asOf = ClearanceMemory.SecondsOf(request.AsOf);
        for (int number = 0; number < calendars; number++)
        {
            List<PlannedRound> calendar = sampler.DrawCalendar(number);
            foreach (int days in PoolForecaster.WindowDays)
            {
                foreach (
                    RoundType type in calendar
                        .Where(round => IsWithin(round.AtUtcSeconds, asOf, days))
                        .Select(round => round.Type)
                        .Distinct()
                )
                {
                    used[(type, days)] = used.GetValueOrDefault((type, days)) + 1;
                }
            }
        }

        IEnumerable<RoundType> types = windowTypes.Concat(sampler.Cadences.Select(cadence => cadence.Type)).Distinct();
        return
        [
            .. from type in types
            from days in PoolForecaster.WindowDays
            where used.GetValueOrDefault((type, days)) < EnoughFutures * calendars
            select (type, days),
        ];
    }

    /// <summary>Whether an instant lies in the window of so many days.</summary>
    /// <param name="at">The instant, UTC seconds.</param>
    /// <param name="asOf">Start of the window, UTC seconds.</param>
    /// <param name="days">Its length.</param>
    public static bool IsWithin(long at, long asOf, int days) => at >= asOf && at < asOf + (days * 86_400L);
}
