using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.RoundProcess;

/// <summary>How likely a type is used at all in the days ahead: types begin, pause and retire.</summary>
/// <remarks>
/// The share of past months from which a type was used within the horizon, by how long it had not been used then: the
/// type's own last twelve such months, and all types' as three more.
/// </remarks>
public static class UseOdds
{
    private const int YearsUsed = 5;
    private const int OwnMonths = 12;
    private const double PooledMonths = 3;
    private const int LongestDays = 365;
    private static readonly ImmutableArray<int> RecencyDays = [35, 70, 130, 250, LongestDays];

    /// <summary>The probability of at least one round of a type in [origin, origin + horizon).</summary>
    /// <param name="known">A history cut at the origin or before; it may be empty.</param>
    /// <param name="type">A type.</param>
    /// <param name="origin">First day of the window.</param>
    /// <param name="horizonDays">1 or more days.</param>
    /// <returns>0 to 1; 0.5 where no month of the past tells, at most 0.1 for a type not used for more than a year.</returns>
    public static double Of(PublishedHistory known, RoundType type, DateOnly origin, int horizonDays)
    {
        var rounds = KnownRounds.Of(known);
        int bin = RecencyOf(rounds.OfType(type), origin);
        if (bin == RecencyDays.Length)
        {
            return Math.Min(0.1, horizonDays / 3650.0);
        }

        double pooledUsed = 1;
        double pooledMonths = 2;
        List<bool> own = [];
        foreach (DateOnly past in MonthlyOrigins.Between(origin.AddYears(-YearsUsed), horizonDays, origin))
        {
            foreach (RoundType other in RoundTypes.All)
            {
                ImmutableArray<CompleteRound> ofType = rounds.OfType(other);
                if (MonthlyOrigins.IsActive(ofType, past) && RecencyOf(ofType, past) == bin)
                {
                    bool isUsed = double.IsFinite(MonthlyOrigins.LowestCutoff(ofType, past, horizonDays));
                    pooledMonths++;
                    pooledUsed += isUsed ? 1 : 0;
                    if (other == type)
                    {
                        own.Add(isUsed);
                    }
                }
            }
        }

        double pooled = pooledUsed / pooledMonths;
        int used = 0;
        int months = Math.Min(OwnMonths, own.Count);
        for (int back = 1; back <= months; back++)
        {
            used += own[^back] ? 1 : 0;
        }

        return (used + (PooledMonths * pooled)) / (months + PooledMonths);
    }

    // Which bin of days since the last round; the number of bins for more than a year, or never.
    private static int RecencyOf(ImmutableArray<CompleteRound> rounds, DateOnly origin)
    {
        int before = MonthlyOrigins.CountBefore(rounds, origin);
        int days = before == 0 ? int.MaxValue : origin.DayNumber - rounds[before - 1].Date.DayNumber;
        int bin = 0;
        while (bin < RecencyDays.Length && days > RecencyDays[bin])
        {
            bin++;
        }

        return bin;
    }
}
