using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Statistics;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.NextPool;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>
/// Answers a request with the methods that did best on real history: dates, types and sizes by the round process, cut-offs by
/// clearance model and nominee regression, the pool by its flows. What each is worth: <c>docs/accuracy.md</c>.
/// </summary>
public static class CombinedForecast
{
    private const string ModelName = "round process x clearance model x pool flows";
    private const int FewestRoundsOfAType = 3;
    private const int MostQuestions = 120; // first rounds of simulated futures whose cut-offs are asked about and pooled
    private const int FewestPaths = 100; // fewer futures than the simulation needs are not simulated
    private const int FanSteps = 18;
    private const double FewestRoundsAStep = 0.02;
    private static readonly RoundForecaster Rounds = new();

    /// <summary>Runs the forecast.</summary>
    /// <param name="request">What is known and asked.</param>
    /// <param name="onDone">Told how many parts are done, of <see cref="CountParts"/>.</param>
    /// <param name="cancellation">Ends the run between two parts.</param>
    /// <returns>The forecast; the same bytes for the same request.</returns>
    /// <exception cref="InvalidInputException">The history holds no usable round.</exception>
    public static ForecastResult Run(
        ForecastRequest request,
        Action<int>? onDone = null,
        CancellationToken cancellation = default
    )
    {
        PublishedHistory known = request.History;
        ImmutableArray<PublishedRound> rounds =
        [
            .. known.Rounds.Where(round => round is { Invitations: > 0, Cutoff: not null }),
        ];
        if (rounds.IsEmpty)
        {
            throw new InvalidInputException(
                $"No round was published before {request.AsOf:yyyy-MM-dd} in {known.Source}; a forecast needs at least one."
            );
        }

        int done = 0;
        void Part()
        {
            cancellation.ThrowIfCancellationRequested();
            onDone?.Invoke(++done);
        }

        // Days between the newest data and the day of the forecast are unknown too, so futures start before them.
        DateOnly origin = known.DataEnds!.Value.AddDays(1);
        int gapDays = request.AsOf.DayNumber - origin.DayNumber;
        int longest = gapDays + PoolForecaster.WindowDays.Max();
        int paths = Math.Max(FewestPaths, request.Replications);
        ulong seed = (ulong)request.Seed;
        cancellation.ThrowIfCancellationRequested();
        var futures = SimulatedFutures.Simulate(known, origin, longest, seed, paths, cancellation);
        Part();
        RoundType[] active =
        [
            .. RoundTypes.All.Where(type => type != RoundType.Other && IsUsedInYearBefore(rounds, type, request.AsOf)),
        ];
        RoundType[] retired =
        [
            .. RoundTypes.All.Where(type =>
                type != RoundType.Other && !active.Contains(type) && IsUsedInYearBefore(rounds, type, origin)
            ),
        ];
        List<NextRoundForecast> next = [];
        foreach (RoundType type in active)
        {
            next.Add(ForecastNext(type, request, futures, gapDays, seed, paths));
            Part();
        }

        List<WindowForecast> windows = [];
        var ahead = new AheadForecaster(seed, paths);
        foreach (
            RoundType type in RoundTypes.All.Where(type =>
                type != RoundType.Other && rounds.Count(round => round.Type == type) >= FewestRoundsOfAType
            )
        )
        {
            double sofar = 0;
            foreach (int days in PoolForecaster.WindowDays)
            {
                // A longer window has every round of a shorter one; the odds are estimated one by one.
                sofar = Math.Max(sofar, ProbabilityOfUse(type, known, futures, origin, gapDays, days));
                CutoffQuantiles cutoff = ahead.Forecast(known, new AheadQuestion(origin, gapDays + days, type));
                cutoff = RuleChange.Widen(cutoff, known, origin, type, request.AsOf.AddDays(days - 1));
                windows.Add(new WindowForecast(type, days, Math.Round(sofar, 4), Rounded(cutoff)));
            }

            Part();
        }

        var far = new FutureRoundForecaster(seed, paths);
        List<AskedRoundForecast> asked = [];
        foreach (AskedRound round in request.Rounds)
        {
            var question = new RoundQuestion(round.Date, round.Type, round.Size) { KnowledgeDay = origin };
            asked.Add(
                new AskedRoundForecast(
                    round,
                    Rounded(RuleChange.Widen(far.Forecast(known, question), known, origin, round.Type, round.Date)),
                    RoundReason.Of(known, question)
                )
            );
            Part();
        }

        CutoffReport accuracy = LastYearAccuracy.Measure(known, request.AsOf, seed);
        Part();
        return new ForecastResult(
            PoolOn(request, known),
            known.Snapshots.IsEmpty ? origin : known.Snapshots[^1].AsOf,
            [.. next.OrderBy(round => round.Date?.P50 ?? DateOnly.MaxValue).ThenBy(round => round.Type)],
            [.. windows],
            [.. asked],
            [.. active.Select(type => DrawFan(type, request, futures, gapDays))],
            [.. Explain(request, known, rounds)],
            paths,
            [.. ForecastWarnings.Of(request, rounds, origin.AddDays(longest)), .. Warn(request, gapDays, retired)],
            ModelName,
            accuracy
        );
    }

    /// <summary>How many parts a run reports, for a progress line.</summary>
    /// <param name="request">The request.</param>
    /// <returns>An upper bound.</returns>
    public static int CountParts(ForecastRequest request) => 2 + (2 * RoundTypes.All.Length) + request.Rounds.Length;

    private static NextRoundForecast ForecastNext(
        RoundType type,
        ForecastRequest request,
        SimulatedFutures futures,
        int gapDays,
        ulong seed,
        int paths
    )
    {
        PublishedHistory known = request.History;
        List<SimulatedRound> first = [];
        foreach (ImmutableArray<SimulatedRound> path in futures.Paths)
        {
            foreach (SimulatedRound round in path)
            {
                if (round.Type == type && round.Day >= gapDays && round.Day < gapDays + request.Days)
                {
                    first.Add(round);
                    break;
                }
            }
        }

        double probability = ProbabilityOfUse(type, known, futures, futures.Origin, gapDays, request.Days);
        if (first.Count == 0)
        {
            CutoffQuantiles ahead = new AheadForecaster(seed, paths).Forecast(
                known,
                new AheadQuestion(futures.Origin, gapDays + request.Days, type)
            );
            return new NextRoundForecast(type, Math.Round(probability, 4), null, (0, 0, 0), Rounded(ahead));
        }

        // The cut-off depends on day and size: pool the forecasts for those that futures have, evenly picked.
        List<double> pooled = [];
        int step = Math.Max(1, first.Count / MostQuestions);
        for (int i = 0; i < first.Count; i += step)
        {
            if (gapDays > 0)
            {
                pooled.Add(first[i].Cutoff);
                continue;
            }

            var question = new RoundQuestion(futures.Origin.AddDays(first[i].Day), type, first[i].Size)
            {
                KnowledgeDay = futures.Origin,
            };
            CutoffQuantiles cutoff = Rounds.Forecast(known, question);
            pooled.AddRange(RuleChange.Widen(cutoff, known, futures.Origin, type, question.Date).Values);
        }

        double[] days = [.. first.Select(round => (double)round.Day).Order()];
        double[] sizes = [.. first.Select(round => (double)round.Size).Order()];
        DateOnly DayAt(double level) => futures.Origin.AddDays((int)Math.Round(Quantile.OfSorted(days, level)));
        double medianSize = Quantile.OfSorted(sizes, 0.5);
        var typical = new RoundQuestion(DayAt(0.5), type, (int)Math.Max(1, Math.Round(medianSize)))
        {
            KnowledgeDay = futures.Origin,
        };
        return new NextRoundForecast(
            type,
            Math.Round(probability, 4),
            (DayAt(0.05), DayAt(0.5), DayAt(0.95)),
            (Quantile.OfSorted(sizes, 0.05), medianSize, Quantile.OfSorted(sizes, 0.95)),
            Rounded(CutoffQuantiles.FromSample(pooled.ToArray())),
            RoundReason.Of(known, typical)
        );
    }

    // Measured on past months; where the window does not begin with the unknown days, the share of futures with a round in it.
    private static double ProbabilityOfUse(
        RoundType type,
        PublishedHistory known,
        SimulatedFutures futures,
        DateOnly origin,
        int gapDays,
        int days
    ) =>
        gapDays == 0
            ? UseOdds.Of(known, type, origin, days)
            : futures.Paths.Count(path =>
                path.Any(round =>
                    round.Type == type && round.IsTypeUsed && round.Day >= gapDays && round.Day < gapDays + days
                )
            ) / (double)futures.Paths.Length;

    private static bool IsUsedInYearBefore(ImmutableArray<PublishedRound> rounds, RoundType type, DateOnly asOf) =>
        rounds.Any(round => round.Type == type && round.Date >= asOf.AddDays(-365));

    private static ImmutableArray<BandCount> PoolOn(ForecastRequest request, PublishedHistory known) =>
        PoolFlow.Learn(known).CountsOn(request.AsOf) is { } counts
            ? [.. PoolCounts.Bands.Select((band, i) => new BandCount(band, (int)Math.Round(counts.Values[i])))]
            : [];

    private static CutoffFan DrawFan(RoundType type, ForecastRequest request, SimulatedFutures futures, int gapDays)
    {
        double daysPerStep = request.Days / (double)FanSteps;
        var cutoffs = new List<double>[FanSteps];
        foreach (ImmutableArray<SimulatedRound> path in futures.Paths)
        {
            foreach (SimulatedRound round in path)
            {
                int step = (int)Math.Floor((round.Day - gapDays) / daysPerStep);
                if (round.Type == type && step >= 0 && step < FanSteps)
                {
                    (cutoffs[step] ??= []).Add(round.Cutoff);
                }
            }
        }

        double fewest = FewestRoundsAStep * futures.Paths.Length;
        return new CutoffFan(
            type,
            [
                .. cutoffs.Select(
                    CutoffFanStep? (values) => values is null || values.Count < fewest ? null : CutoffFanStep.Of(values)
                ),
            ]
        );
    }

    private static IEnumerable<string> Explain(
        ForecastRequest request,
        PublishedHistory known,
        ImmutableArray<PublishedRound> rounds
    )
    {
        int recent = rounds.Count(round => round.Date >= request.AsOf.AddDays(-365));
        yield return $"{rounds.Length} published rounds, {recent} of them in the last twelve months: which type when, how many, and who is left above each cut-off";
        if (!known.Snapshots.IsEmpty)
        {
            PoolSnapshot last = known.Snapshots[^1];
            yield return $"{known.Snapshots.Length} published pools, the last one of {last.AsOf:yyyy-MM-dd} with {last.Total ?? 0:N0} profiles";
        }
    }

    private static IEnumerable<string> Warn(ForecastRequest request, int gapDays, RoundType[] retired)
    {
        if (request.Replications < FewestPaths)
        {
            yield return $"{request.Replications} futures are too few for quantiles; {FewestPaths} were simulated";
        }

        if (gapDays > 0)
        {
            yield return $"the {gapDays} days before {request.AsOf:yyyy-MM-dd} are not known; their rounds are simulated";
        }

        // In use where the data ends, but not in the year before the day asked about: the methods here know published rounds only.
        if (retired.Length > 0)
        {
            yield return $"the 365 days before {request.AsOf:yyyy-MM-dd} have no published round of {string.Join(", ", retired.Select(type => type.ToWord()))}: "
                + "nothing is said of their next one; --model engine says it, from the rounds it simulates";
        }
    }

    private static ImmutableArray<double> Rounded(CutoffQuantiles cutoff) =>
        [.. cutoff.Values.Select(quantile => Math.Round(quantile, 1))];
}
