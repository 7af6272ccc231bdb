using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>First days of months, and what was seen from them: the ground of tasks C and D.</summary>
internal static class MonthlyOrigins
{
    /// <summary>The first days of months from a day on.</summary>
    /// <param name="from">No origin is earlier.</param>
    /// <param name="horizonDays">Days each origin looks ahead.</param>
    /// <param name="end">The first day that is not seen: origin + horizon is at most this.</param>
    public static IEnumerable<DateOnly> Between(DateOnly from, int horizonDays, DateOnly end)
    {
        DateOnly origin = new(from.Year, from.Month, 1);
        if (origin < from)
        {
            origin = origin.AddMonths(1);
        }

        for (; origin.DayNumber + horizonDays <= end.DayNumber; origin = origin.AddMonths(1))
        {
            yield return origin;
        }
    }

    /// <summary>How many rounds of a list are dated before a day.</summary>
    public static int CountBefore(ImmutableArray<CompleteRound> rounds, DateOnly day)
    {
        int low = 0;
        int high = rounds.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = rounds[middle].Date < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The lowest cut-off in [origin, origin + horizon); +∞ without a round.</summary>
    public static double LowestCutoff(ImmutableArray<CompleteRound> rounds, DateOnly origin, int horizonDays)
    {
        double lowest = double.PositiveInfinity;
        int end = CountBefore(rounds, origin.AddDays(horizonDays));
        for (int i = CountBefore(rounds, origin); i < end; i++)
        {
            lowest = Math.Min(lowest, rounds[i].Cutoff);
        }

        return lowest;
    }

    /// <summary>Whether a type counts as in use: at least three rounds before the origin, the last at most a year ago.</summary>
    public static bool IsActive(ImmutableArray<CompleteRound> rounds, DateOnly origin)
    {
        int before = CountBefore(rounds, origin);
        return before >= 3 && origin.DayNumber - rounds[before - 1].Date.DayNumber <= 365;
    }
}
