using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Candidates;

/// <summary>The odds that a candidate is invited by some round of any of several types.</summary>
/// <remarks>
/// Each type alone has its evaluated odds (task D). Together they depend on one another as in the simulated futures: futures
/// are ranked by how far below the candidate's score the type's rounds reach, and the type is taken to invite in the best of
/// them, as many as its odds say. A candidate is invited in a future where any type invites. Odds are found for a fixed
/// grid of windows and read off between; longer windows never have lower odds. A score or group that changes is turned
/// into the constant score with the same odds in the futures. Ranges reach farther beyond an announced change of the score
/// (<see cref="RuleChange"/>). Source: <c>docs/experiments/odds.md</c>.
/// </remarks>
public sealed class CandidateOdds
{
    /// <summary>The longest window, days.</summary>
    public const int MostDays = 365;

    private static readonly ImmutableArray<int> Grid = [15, 30, 45, 60, 90, 120, 150, 180, 225, 270, 315, MostDays];
    private static readonly ImmutableArray<int> EvaluatedDays = [90, 180, MostDays];

    private readonly DateOnly _asOf;
    private readonly DateOnly _origin;
    private readonly PublishedHistory _known;
    private readonly TypeOdds _alone;
    private readonly TypeFutures _futures;

    /// <summary>Prepares to answer for one day.</summary>
    /// <param name="known">What was published before <paramref name="asOf"/>.</param>
    /// <param name="asOf">First day of every window.</param>
    /// <param name="gapDays">Days before <paramref name="asOf"/> of which nothing is known either; they are simulated.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="paths">Futures, 100 or more.</param>
    public CandidateOdds(
        PublishedHistory known,
        DateOnly asOf,
        int gapDays,
        ulong seed,
        int paths = SimulatedFutures.DefaultPaths
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gapDays);
        DateOnly origin = asOf.AddDays(-gapDays);
        KnowledgeGuard.Check(known, origin);
        _asOf = asOf;
        _origin = origin;
        _known = known;
        _alone = new TypeOdds(known, origin, seed, paths);
        _futures = new TypeFutures(
            SimulatedFutures.Simulate(known, origin, gapDays + MostDays, seed, paths),
            new TieBreakAges(KnownRounds.Of(known)),
            gapDays,
            seed
        );
    }

    /// <summary>The odds of a candidate.</summary>
    /// <param name="candidate">Scores, groups and submission.</param>
    /// <param name="days">Windows, 1 to <see cref="MostDays"/> days each.</param>
    /// <returns>One answer a window, in the order given.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A window is outside 1 to <see cref="MostDays"/>.</exception>
    public ImmutableArray<CandidateOddsAnswer> Answer(CandidateTimeline candidate, ImmutableArray<int> days)
    {
        foreach (int window in days)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(window, 1, nameof(days));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(window, MostDays, nameof(days));
        }

        ImmutableArray<RoundType> types = candidate.Types;
        int[] steps = FindSteps(days.Select(window => ReachedDay(candidate, window)));
        double[][] alone = [.. types.Select(type => InOrder(steps, step => Alone(candidate, type, Grid[step])))];
        double[] any = InOrder(steps, step => Together(candidate, types, alone, step));
        var answers = ImmutableArray.CreateBuilder<CandidateOddsAnswer>(days.Length);
        foreach (int window in days)
        {
            int reached = ReachedDay(candidate, window);
            double probability = Read(any, reached);
            double widening = RuleChange.WideningWithin(_known, _origin, types, _asOf, reached);
            (double low, double high) = OddsReliability.RangeOf(probability, window, widening);
            answers.Add(
                new CandidateOddsAnswer(
                    window,
                    probability,
                    low,
                    high,
                    [.. types.Select((type, i) => KeyValuePair.Create(type, Read(alone[i], reached)))]
                )
            );
        }

        return answers.MoveToImmutable();
    }

    /// <summary>The lowest score with given odds, for a candidate who stays in the same groups.</summary>
    /// <param name="types">Groups; <see cref="RoundType.General"/> is added.</param>
    /// <param name="submitted">As in <see cref="CandidateTimeline"/>.</param>
    /// <param name="days">Window, 1 to <see cref="MostDays"/> days.</param>
    /// <param name="probability">Above 0, below 1.</param>
    /// <returns>CRS points, or null where not even the highest score has such odds.</returns>
    public int? FindScore(ImmutableArray<RoundType> types, DateTimeOffset? submitted, int days, double probability)
    {
        bool Reaches(int score) =>
            Answer(CandidateTimeline.Constant(score, types, submitted), [days])[0].Probability >= probability;

        if (!Reaches(CrsScore.Max))
        {
            return null;
        }

        int low = CrsScore.Min;
        int high = CrsScore.Max;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = Reaches(middle) ? (low, middle) : (middle + 1, high);
        }

        return high;
    }

    // Odds of one type: those of the score, or of the constant score that does as well in the futures.
    private double Alone(CandidateTimeline candidate, RoundType type, int days)
    {
        ImmutableArray<double> odds = _alone.Within(type, days);
        CandidateStanding[] standings = [.. candidate.Standings.Where(standing => standing.Types.Contains(type))];
        if (standings.Length == 0)
        {
            return 0;
        }

        int best = standings.Max(standing => standing.Score);
        if (candidate.Standings.Length == 1 && candidate.Submitted is null && _futures.GapDays == 0)
        {
            return odds[best];
        }

        return _futures.FindEqualScore(candidate, type, _asOf, days, best) is { } equal
            ? odds[equal.Below] + (equal.Part * (odds[equal.Below + (equal.Part > 0 ? 1 : 0)] - odds[equal.Below]))
            : MeanOverDays(candidate, type, days, odds);
    }

    // No future has such a round: a round on any day of the window is as likely as on another.
    private double MeanOverDays(CandidateTimeline candidate, RoundType type, int days, ImmutableArray<double> odds)
    {
        double sum = 0;
        DateOnly submitted = candidate.Submitted is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : DateOnly.MinValue;
        for (int day = 0; day < days; day++)
        {
            DateOnly date = _asOf.AddDays(day);
            CandidateStanding standing = candidate.On(date);
            sum += date >= submitted && standing.Types.Contains(type) ? odds[standing.Score] : 0;
        }

        return sum / days;
    }

    private double Together(CandidateTimeline candidate, ImmutableArray<RoundType> types, double[][] alone, int step)
    {
        double[] invited = new double[_futures.Count];
        for (int i = 0; i < types.Length; i++)
        {
            double futures = alone[i][step] * invited.Length;
            int[] order = _futures.RankFor(candidate, types[i], _asOf, Grid[step]);
            for (int rank = 0; rank < order.Length && rank < futures; rank++)
            {
                // The future at the border counts in part, so that each type alone keeps exactly its odds.
                ref double share = ref invited[order[rank]];
                share = Math.Max(share, Math.Min(1, futures - rank));
            }
        }

        return invited.Sum() / invited.Length;
    }

    // Nobody is invited after the end of the profile.
    private int ReachedDay(CandidateTimeline candidate, int window) =>
        candidate.Ends is { } ends ? Math.Clamp(ends.DayNumber - _asOf.DayNumber, 0, window) : window;

    // The evaluated windows, and all steps between the two around each other day: no answer depends on what else is asked.
    private static int[] FindSteps(IEnumerable<int> days)
    {
        SortedSet<int> steps = [.. EvaluatedDays.Select(window => Grid.IndexOf(window))];
        foreach (int day in days.Where(day => day > 0 && !EvaluatedDays.Contains(day)))
        {
            int before = EvaluatedDays.LastOrDefault(window => window < day);
            int after = EvaluatedDays.First(window => window > day);
            steps.UnionWith(Enumerable.Range(0, Grid.Length).Where(step => Grid[step] > before && Grid[step] < after));
        }

        return [.. steps];
    }

    // The evaluated windows come first; those between are held inside their neighbours. Steps not asked for stay NaN.
    private static double[] InOrder(int[] steps, Func<int, double> ask)
    {
        double[] ordered = new double[Grid.Length];
        Array.Fill(ordered, double.NaN);
        double floor = 0;
        int begin = 0;
        foreach (int anchor in EvaluatedDays.Select(days => Grid.IndexOf(days)))
        {
            ordered[anchor] = Math.Max(floor, ask(anchor));
            double sofar = floor;
            foreach (int step in steps.Where(step => step >= begin && step < anchor))
            {
                sofar = Math.Clamp(ask(step), sofar, ordered[anchor]);
                ordered[step] = sofar;
            }

            floor = ordered[anchor];
            begin = anchor + 1;
        }

        return ordered;
    }

    private static double Read(double[] odds, int days)
    {
        int step = 0;
        while (Grid[step] < days)
        {
            step++;
        }

        if (days == 0 || Grid[step] == days)
        {
            return days == 0 ? 0 : odds[step];
        }

        (int before, double from) = step == 0 ? (0, 0) : (Grid[step - 1], odds[step - 1]);
        return from + ((odds[step] - from) * (days - before) / (Grid[step] - before));
    }
}
