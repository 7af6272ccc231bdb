using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>How long profiles had gathered in the pool on the day of a snapshot, since rounds last invited their score.</summary>
/// <remarks>All tables go by score, 0 to 1,200. Not written once made.</remarks>
internal sealed class GatheredDays
{
    private const double LeastDays = 1.0 / 24;

    /// <summary>Looks back from a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="rounds">All rounds with size and cut-off that were held before it, in order.</param>
    /// <param name="types">The types.</param>
    /// <param name="signatures">The signatures.</param>
    public GatheredDays(
        DateOnly day,
        ImmutableArray<PublishedRound> rounds,
        ImmutableArray<RoundType> types,
        ImmutableArray<GroupSet> signatures
    )
    {
        long at = ClearanceMemory.SecondsOf(day);
        OfType =
        [
            .. types.Select(type => DaysOf(round => round.Type == type || round.Type == RoundType.General, rounds, at)),
        ];
        LowestReached = [.. types.Select(type => LowestOf(type, rounds, day) ?? CrsScore.Max)];
        GuessedBelow = [.. types.Select(type => LowestUpToLast(type, rounds))];
        double[] general = DaysOf(round => round.Type == RoundType.General, rounds, at);
        OfNominees = DaysOf(round => round.Type is RoundType.General or RoundType.Pnp, rounds, at);
        Oldest = [.. signatures.Select(groups => OldestOf(groups, general, types))];
    }

    /// <summary>By type: days that its members have gathered.</summary>
    public double[][] OfType { get; }

    /// <summary>Days that nominees have gathered.</summary>
    public double[] OfNominees { get; }

    /// <summary>By signature: the age in days beyond which nobody is left.</summary>
    public ImmutableArray<ImmutableArray<double>> Oldest { get; }

    /// <summary>By type: the lowest score that its rounds reached in the year before the day; 1,200 without any.</summary>
    public int[] LowestReached { get; }

    /// <summary>By type: the same in the year up to its last round, whenever that was; 0 without any.</summary>
    public int[] GuessedBelow { get; }

    // Days since each score was last invited by such rounds.
    private static double[] DaysOf(
        Func<PublishedRound, bool> isSuch,
        ImmutableArray<PublishedRound> rounds,
        long atUtcSeconds
    )
    {
        var memory = new ClearanceMemory();
        foreach (PublishedRound round in rounds)
        {
            if (isSuch(round))
            {
                memory.Clear(round);
            }
        }

        double[] days = new double[CrsScore.Count];
        for (int score = 0; score < days.Length; score++)
        {
            days[score] = Math.Max(LeastDays, memory.DaysSinceCleared(score, atUtcSeconds));
        }

        return days;
    }

    private ImmutableArray<double> OldestOf(GroupSet groups, double[] general, ImmutableArray<RoundType> types)
    {
        double[] oldest = [.. general];
        oldest.AsSpan((CrsScore.Nomination + 1)..).Fill(ProfileValidity.Days);
        for (int score = 0; score <= CrsScore.Nomination; score++)
        {
            for (int i = 0; i < types.Length; i++)
            {
                if (groups.Contains(types[i]))
                {
                    oldest[score] = Math.Min(oldest[score], OfType[i][score]);
                }
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(oldest);
    }

    private static int? LowestOf(RoundType type, ImmutableArray<PublishedRound> rounds, DateOnly day) =>
        rounds
            .Where(round => round.Type == type && round.Date > day.AddDays(-ProfileValidity.Days))
            .Min(round => round.Cutoff);

    private static int LowestUpToLast(RoundType type, ImmutableArray<PublishedRound> rounds) =>
        rounds.LastOrDefault(round => round.Type == type) is { } last ? LowestOf(type, rounds, last.Date)!.Value : 0;
}
