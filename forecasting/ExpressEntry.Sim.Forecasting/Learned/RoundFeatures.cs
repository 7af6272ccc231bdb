using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>The one list of what learned models see of a round, and how it is computed.</summary>
/// <remarks>
/// Everything is read off rounds of earlier days, so nothing here can be known too early. The day, the type and the size of
/// the round itself come with the question.
/// </remarks>
public static class RoundFeatures
{
    private const string Earlier = "publication of the type's previous round";
    private const string Asked = "the question (day of the round)";
    private const string AskedSize = "the question (size of the round)";
    private const int GapsUsed = 6;
    private const int OthersDays = 60;
    private const double MostChange = 60;
    private const double MostDistance = 150;
    private const int LongestDays = 1000;

    /// <summary>The features in the order of a row; those that need the size are last.</summary>
    public static ImmutableArray<RoundFeature> All { get; } =
    [
        new("last_cutoff", "CRS points, 0 to 1,200", Earlier, "cut-off of the type's last round", false),
        new("last_change", "CRS points, -60 to 60", Earlier, "that cut-off minus the one before it; 0 without one", false),
        new("above_lowest", "CRS points, 0 to 150", Earlier, "last cut-off minus the type's lowest so far", false),
        new(
            "below_everyone",
            "CRS points, -150 to 150",
            "publication of the last general or cec round",
            "cut-off of the last general or cec round minus the type's last; 0 without one",
            false
        ),
        new("ln_rounds", "ln of a count, 0 or more", Earlier, "earlier rounds of the type", false),
        new("ln_days", "ln of days, 0 or more", Asked, "days since the type's last round", false),
        new(
            "ln_days_ratio",
            "ln of a ratio, -3 to 3",
            Asked,
            "those days over the middle one of the last six gaps; 0 without",
            false
        ),
        new("ln_days_first", "ln of days, 0 or more", Asked, "days since the type's first round, 1,000 at most", false),
        new(
            "ln_days_cleared",
            "ln of days, 0 or more",
            Asked,
            "days since a general round went down to the type's last cut-off, 1,000 at most and where there was none",
            false
        ),
        new(
            "others_change",
            "CRS points, -60 to 60",
            "publication of the rounds meant",
            "mean change of other types' cut-offs in the last 60 days, nominees apart; 0 without",
            false
        ),
        new("is_category", "0 or 1", Asked, "a category of 2023 or later: neither a program nor everyone", false),
        new("ln_size", "ln of a count, 0 or more", AskedSize, "invitations of the round", true),
        new("ln_size_ratio", "ln of a ratio, -3 to 3", AskedSize, "invitations over those of the type's last round", true),
        new(
            "pressure",
            "ln of a ratio, -4 to 4",
            AskedSize,
            "ln_size_ratio minus ln_days_ratio: more people asked for than time has brought",
            true
        ),
        new(
            "clearance_step",
            "CRS points, -150 to 150",
            AskedSize,
            "the clearance model's median minus the last cut-off; 0 where it knows nothing",
            true
        ),
        new(
            "clearance_width",
            "CRS points, 0 to 300",
            AskedSize,
            "width of the clearance model's 80 % range; 60 where it knows nothing",
            true
        ),
    ];

    /// <summary>How many features there are where the size is hidden.</summary>
    public static int CountWithoutSize { get; } = All.Count(feature => !feature.NeedsSize);

    /// <summary>How many features a row has.</summary>
    /// <param name="isSizeKnown">Whether the size is.</param>
    /// <returns>All of them, or those of a hidden size.</returns>
    public static int CountOf(bool isSizeKnown) => isSizeKnown ? All.Length : CountWithoutSize;

    /// <summary>Computes the features of a round from rounds of earlier days.</summary>
    /// <param name="rounds">Any rounds; those on the day or later are not looked at.</param>
    /// <param name="type">Whom the round ranks; it has at least one round on an earlier day.</param>
    /// <param name="day">Its day.</param>
    /// <param name="size">Invitations; null where hidden.</param>
    /// <param name="clearance">What the clearance model says from what was known before the day; null for nothing.</param>
    /// <returns>One finite number a feature of <see cref="All"/>; without a size only the first <see cref="CountWithoutSize"/>.</returns>
    internal static double[] Of(KnownRounds rounds, RoundType type, DateOnly day, int? size, CutoffQuantiles? clearance)
    {
        ReadOnlySpan<CompleteRound> own = Before(rounds.OfType(type), day);
        CompleteRound last = own[^1];
        int lowest = int.MaxValue;
        foreach (CompleteRound round in own)
        {
            lowest = Math.Min(lowest, round.Cutoff);
        }

        double daysSince = Math.Max(1, day.DayNumber - last.Date.DayNumber);
        double daysRatio = own.Length < 2 ? 0 : Math.Clamp(Math.Log(daysSince / MiddleGap(own)), -3, 3);
        double[] features = new double[CountOf(size is not null)];
        int next = 0;
        void Add(double value) => features[next++] = value;
        Add(last.Cutoff);
        Add(own.Length < 2 ? 0 : Math.Clamp(last.Cutoff - own[^2].Cutoff, -MostChange, MostChange));
        Add(Math.Min(last.Cutoff - lowest, MostDistance));
        Add(BelowEveryone(rounds, day, last));
        Add(Math.Log(own.Length));
        Add(Math.Log(daysSince));
        Add(daysRatio);
        Add(Math.Log(Math.Clamp(day.DayNumber - own[0].Date.DayNumber, 1, LongestDays)));
        Add(Math.Log(DaysCleared(rounds, day, last)));
        Add(OthersChange(rounds, type, day));
        Add(IsCategory(type) ? 1 : 0);
        if (size is { } invitations)
        {
            double sizeRatio = Math.Clamp(Math.Log(invitations / (double)last.Size), -3, 3);
            Add(Math.Log(invitations));
            Add(sizeRatio);
            Add(Math.Clamp(sizeRatio - daysRatio, -4, 4));
            Add(clearance is null ? 0 : Math.Clamp(clearance.Median - last.Cutoff, -MostDistance, MostDistance));
            Add(clearance is null ? MostChange : Math.Min(clearance.Values[^2] - clearance.Values[1], 300));
        }

        return features;
    }

    private static bool IsCategory(RoundType type) =>
        type is not (RoundType.General or RoundType.Pnp or RoundType.Cec or RoundType.Fsw or RoundType.Fst);

    private static ReadOnlySpan<CompleteRound> Before(ImmutableArray<CompleteRound> rounds, DateOnly day) =>
        rounds.AsSpan()[..MonthlyOrigins.CountBefore(rounds, day)];

    private static double MiddleGap(ReadOnlySpan<CompleteRound> own)
    {
        int count = Math.Min(GapsUsed, own.Length - 1);
        Span<double> gaps = stackalloc double[count];
        for (int back = 0; back < count; back++)
        {
            gaps[back] = Math.Max(1, own[^(back + 1)].Date.DayNumber - own[^(back + 2)].Date.DayNumber);
        }

        return EmpiricalQuantile.MedianInPlace(gaps);
    }

    private static double BelowEveryone(KnownRounds rounds, DateOnly day, CompleteRound last)
    {
        ReadOnlySpan<CompleteRound> general = Before(rounds.OfType(RoundType.General), day);
        ReadOnlySpan<CompleteRound> cec = Before(rounds.OfType(RoundType.Cec), day);
        CompleteRound? newest = general.IsEmpty ? null : general[^1];
        newest = cec.IsEmpty || (newest is not null && newest.Date >= cec[^1].Date) ? newest : cec[^1];
        return newest is null ? 0 : Math.Clamp(newest.Cutoff - last.Cutoff, -MostDistance, MostDistance);
    }

    private static double DaysCleared(KnownRounds rounds, DateOnly day, CompleteRound last)
    {
        ReadOnlySpan<CompleteRound> general = Before(rounds.OfType(RoundType.General), day);
        for (int i = general.Length - 1; i >= 0; i--)
        {
            if (general[i].Cutoff <= last.Cutoff)
            {
                return Math.Clamp(day.DayNumber - general[i].Date.DayNumber, 1, LongestDays);
            }
        }

        return LongestDays;
    }

    private static double OthersChange(KnownRounds rounds, RoundType type, DateOnly day)
    {
        double sum = 0;
        int count = 0;
        foreach (RoundType other in RoundTypes.All)
        {
            ReadOnlySpan<CompleteRound> own =
                other == type || other == RoundType.Pnp ? [] : Before(rounds.OfType(other), day);
            for (int i = own.Length - 1; i > 0 && day.DayNumber - own[i].Date.DayNumber <= OthersDays; i--)
            {
                sum += Math.Clamp(own[i].Cutoff - own[i - 1].Cutoff, -MostChange, MostChange);
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }
}
