using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.RoundProcess;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Candidates;

/// <summary>Simulated futures seen by one candidate: in which of them a type's rounds reach down, and how far.</summary>
/// <param name="futures">Futures from <paramref name="gapDays"/> before the day of the question.</param>
/// <param name="ties">Who is served at the cut-off.</param>
/// <param name="gapDays">Days between the first day of the futures and that of the question.</param>
/// <param name="seed">The run's seed.</param>
internal sealed class TypeFutures(SimulatedFutures futures, TieBreakAges ties, int gapDays, ulong seed)
{
    private const ulong OrderPurpose = 0x0DD5;
    private const ulong TiePurpose = 0x71E5;
    private const double MissedByTieBreak = 0.5; // points, between invited and a point short
    private const ulong RetiredBit = 1UL << 63;
    private const int DrawBits = 50;
    private readonly Dictionary<RoundType, OfType> _types = [];
    private readonly Dictionary<(RoundType, int), int[]> _constantOrders = [];
    private readonly Dictionary<(RoundType, int), double[]> _lowest = [];

    /// <summary>How many futures there are.</summary>
    public int Count => futures.Paths.Length;

    /// <summary>Days between the first day of the futures and that of the question.</summary>
    public int GapDays => gapDays;

    /// <summary>Futures from the one that suits the candidate best to the worst.</summary>
    /// <param name="candidate">Scores, groups and submission.</param>
    /// <param name="type">Whom the rounds rank.</param>
    /// <param name="asOf">First day of the window.</param>
    /// <param name="days">Its length.</param>
    /// <returns>Numbers of futures. Those in which the type has retired come last; ties are in a keyed order.</returns>
    /// <remarks>A constant score shifts every future alike, so one order serves all scores.</remarks>
    public int[] RankFor(CandidateTimeline candidate, RoundType type, DateOnly asOf, int days)
    {
        bool isConstant = candidate.Standings.Length == 1 && candidate.Submitted is null;
        if (isConstant && _constantOrders.TryGetValue((type, days), out int[]? known))
        {
            return known;
        }

        double[] shortfalls = Shortfalls(candidate, type, asOf, days);
        int[] order = [.. Enumerable.Range(0, Count)];
        ulong[] keys = [.. Find(type).Ties];
        for (int path = 0; path < keys.Length; path++)
        {
            // Retired or not, then half points, then the draw, in one whole number: it sorts three times as fast.
            double points = Math.Clamp(shortfalls[path], -CrsScore.Max, CrsScore.Max + 1);
            keys[path] |= (ulong)((points + CrsScore.Max) * 2) << DrawBits;
        }

        Array.Sort(keys, order);
        if (isConstant)
        {
            _constantOrders.Add((type, days), order);
        }

        return order;
    }

    /// <summary>The constant score, always in the pool, that is reached in as many futures as the candidate is.</summary>
    /// <param name="candidate">Scores, groups and submission.</param>
    /// <param name="type">Whom the rounds rank.</param>
    /// <param name="asOf">First day of the window.</param>
    /// <param name="days">Its length.</param>
    /// <param name="best">The candidate's best score in the type's group.</param>
    /// <returns>A whole score and the part of the way to the next one; null where no future has a round of the type.</returns>
    public (int Below, double Part)? FindEqualScore(
        CandidateTimeline candidate,
        RoundType type,
        DateOnly asOf,
        int days,
        int best
    )
    {
        double[] lowest = LowestFromFirstDay(type, days);
        if (lowest.Length == 0)
        {
            return null;
        }

        int reached = Shortfalls(candidate, type, asOf, days).Count(points => points <= 0);
        int ReachedBy(int score) => OddsMath.CountAtOrBelow(lowest, score);
        if (reached >= ReachedBy(best))
        {
            // More than the best score only where the window begins after unknown days.
            int high = best;
            while (high < CrsScore.Max && ReachedBy(high) < reached)
            {
                high++;
            }

            return (high, 0);
        }

        int below = best - 1;
        while (below > CrsScore.Min && ReachedBy(below) > reached)
        {
            below--;
        }

        int from = ReachedBy(below);
        return reached <= from ? (below, 0) : (below, (reached - from) / (double)(ReachedBy(below + 1) - from));
    }

    // Points that the candidate is short of in each future's best round: 0 or below is invited, infinite is no round.
    private double[] Shortfalls(CandidateTimeline candidate, RoundType type, DateOnly asOf, int days)
    {
        double[] shortfalls = new double[Count];
        CandidateStanding[] byDay = [.. Enumerable.Range(0, days).Select(day => candidate.On(asOf.AddDays(day)))];
        bool[] isMember = [.. byDay.Select(standing => standing.Types.Contains(type))];
        DateTimeOffset? submitted = candidate.Submitted;
        double submittedDay = submitted is { } at ? at.UtcTicks / (double)TimeSpan.TicksPerDay : double.NegativeInfinity;
        Array.Fill(shortfalls, double.PositiveInfinity);
        foreach ((int path, SimulatedRound round) in Find(type).Rounds)
        {
            int day = round.Day - gapDays;
            if (day < 0 || day >= days || !isMember[day])
            {
                continue;
            }

            double points = round.Cutoff - byDay[day].Score;
            if (submitted is not null)
            {
                double age = asOf.DayNumber + day - submittedDay;
                if (age < 0)
                {
                    continue;
                }

                points += points == 0 && IsAfterTieBreak(path, round, age) ? MissedByTieBreak : 0;
            }

            shortfalls[path] = Math.Min(shortfalls[path], points);
        }

        return shortfalls;
    }

    private bool IsAfterTieBreak(int path, SimulatedRound round, double age) =>
        new KeyedRandom(seed, (ulong)path, TiePurpose + ((ulong)round.Type << 16) + ((ulong)round.Day << 24)).NextUniform()
        >= ties.ShareYounger(round.Type, age);

    private OfType Find(RoundType type)
    {
        if (!_types.TryGetValue(type, out OfType? found))
        {
            List<(int, SimulatedRound)> rounds = [];
            ulong[] order = new ulong[Count];
            for (int path = 0; path < Count; path++)
            {
                bool isUsed = false;
                foreach (SimulatedRound round in futures.Paths[path])
                {
                    if (round.Type == type)
                    {
                        rounds.Add((path, round));
                        isUsed |= round.IsTypeUsed;
                    }
                }

                var random = new KeyedRandom(seed, (ulong)path, OrderPurpose + ((ulong)type << 16));
                order[path] = (random.NextBits() >> (64 - DrawBits)) | (isUsed ? 0 : RetiredBit);
            }

            found = new OfType([.. rounds], order);
            _types.Add(type, found);
        }

        return found;
    }

    private double[] LowestFromFirstDay(RoundType type, int days)
    {
        if (!_lowest.TryGetValue((type, days), out double[]? lowest))
        {
            lowest = futures.LowestCutoffs(type, days);
            _lowest.Add((type, days), lowest);
        }

        return lowest;
    }

    /// <summary>What the futures hold of one type.</summary>
    /// <param name="Rounds">Every round with the number of its future, by future and day.</param>
    /// <param name="Ties">A future's place among equals: retired ones last, then by a keyed draw.</param>
    private sealed record OfType((int Path, SimulatedRound Round)[] Rounds, ulong[] Ties);
}
