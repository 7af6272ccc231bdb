using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Engine.Statistics;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Forecasts rounds by simulating the pool from its last published snapshot on, many times.</summary>
/// <remarks>
/// A cut-off is reported given that its round takes place. Where few futures hold such a round, each future is asked what it
/// would have been on a random day of the window, at a size such as the type's rounds have; nobody is invited for the question.
/// </remarks>
public static class PoolForecaster
{
    /// <summary>The windows every forecast covers, days.</summary>
    public static readonly ImmutableArray<int> WindowDays = [90, 180, 365];

    private const int FewestRoundsOfAType = 3;
    private const double EnoughFutures = 0.2; // share of futures with a round; below, the question above is asked
    private const int FanSteps = 18;
    private const double FewestFuturesAStep = 0.02; // rounds in a step per future
    private const int OldSnapshotDays = 60;

    /// <summary>Runs the forecast.</summary>
    /// <param name="request">What is known and asked.</param>
    /// <param name="onDone">Told how many replications are done, from any thread.</param>
    /// <param name="cancellation">Ends the run between two replications.</param>
    /// <returns>The forecast; the same bytes for the same request, on any number of threads.</returns>
    /// <exception cref="InvalidInputException">The history holds no pool snapshot or no round to start from.</exception>
    public static ForecastResult Run(
        ForecastRequest request,
        Action<int>? onDone = null,
        CancellationToken cancellation = default
    )
    {
        ImmutableArray<PublishedRound> rounds =
        [
            .. request.History.Rounds.Where(round => round is { Invitations: > 0, Cutoff: not null }),
        ];
        PublishedFlows flows =
            PublishedFlows.Measure(request.History.Snapshots, rounds)
            ?? throw new InvalidInputException(
                $"No pool snapshot was published before {request.AsOf:yyyy-MM-dd} in {request.History.Source}; "
                    + "a forecast starts from one (the embedded history has them from 2017-05-26 on)."
            );
        if (rounds.IsEmpty)
        {
            throw new InvalidInputException(
                $"No round was published before {request.AsOf:yyyy-MM-dd} in {request.History.Source}; a forecast needs at least one."
            );
        }

        DateOnly firstUnknown = request.History.DataEnds!.Value.AddDays(1);
        DateOnly horizonEnd = request.AsOf.AddDays(WindowDays.Max());
        PosteriorFutures? posterior =
            request.Model == ForecastModel.Engine
                ? new PosteriorFutures(
                    new CalibrationRun(null, request.Threads, IsFromScratch: false, null, cancellation).Run(
                        request.History,
                        request.AsOf
                    ),
                    horizonEnd.DayNumber - request.AsOf.DayNumber,
                    request.Seed,
                    request.IsFixedParameters
                )
                : null;
        var sampler = new FutureSampler(
            flows,
            rounds,
            firstUnknown,
            horizonEnd,
            request.Seed,
            request.IsFixedParameters,
            posterior
        );
        ImmutableArray<RoundType> windowTypes =
        [
            .. RoundTypes.All.Where(type =>
                type != RoundType.Other && rounds.Count(round => round.Type == type) >= FewestRoundsOfAType
            ),
        ];
        ImmutableArray<(RoundType Type, int Days)> rare = FindRareWindows(sampler, windowTypes, request);
        var player = new FuturePlayer(sampler, flows, rounds, request);
        FutureOutcome[] futures = Replications.Run(
            request.Replications,
            request.Threads,
            () => PoolEngines.Create(request.Engine),
            (simulation, number) => player.Play(simulation, number, rare),
            onDone,
            cancellation
        );
        int[][] asked =
        [
            .. request.Rounds.Select(round =>
                Replications.Run(
                    request.Replications,
                    request.Threads,
                    () => PoolEngines.Create(request.Engine),
                    (simulation, number) => player.Ask(simulation, number, round),
                    onDone: null,
                    cancellation
                )
            ),
        ];
        return new ForecastResult(
            MeanPool(flows, futures),
            flows.Last.AsOf,
            [
                .. sampler
                    .Cadences.Select(cadence => SummarizeNext(cadence.Type, request, rare, futures))
                    .OrderBy(next => next.Date?.P50 ?? DateOnly.MaxValue)
                    .ThenBy(next => next.Type),
            ],
            [
                .. windowTypes.SelectMany(type =>
                    WindowDays.Select(days => SummarizeWindow(type, days, request, rare, futures))
                ),
            ],
            [
                .. request.Rounds.Select(
                    (round, i) =>
                        new AskedRoundForecast(round, QuantilesOf(asked[i].Where(cutoff => cutoff >= 0), round.Type, rounds))
                ),
            ],
            [.. sampler.Cadences.Select(cadence => DrawFan(cadence.Type, request, futures))],
            [.. Explain(request, flows, sampler, rounds)],
            request.Replications,
            [.. Warn(request, flows, rounds, horizonEnd)],
            $"pool simulation {(posterior is null ? "from measured flows" : "from the calibrated pool")}, {request.Engine} engine, "
                + (request.IsFixedParameters ? "parameters fixed" : "parameters redrawn"),
            Accuracy: null
        );
    }

    // Windows of types that few futures use: their cut-offs come from the question described above.
    private static ImmutableArray<(RoundType Type, int Days)> FindRareWindows(
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
            foreach (int days in WindowDays)
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
            from days in WindowDays
            where used.GetValueOrDefault((type, days)) < EnoughFutures * calendars
            select (type, days),
        ];
    }

    private static NextRoundForecast SummarizeNext(
        RoundType type,
        ForecastRequest request,
        ImmutableArray<(RoundType Type, int Days)> rare,
        FutureOutcome[] futures
    )
    {
        long asOf = ClearanceMemory.SecondsOf(request.AsOf);
        List<HeldRound> first = [];
        foreach (FutureOutcome future in futures)
        {
            int index = Array.FindIndex(
                future.Rounds,
                round => round.Type == type && IsWithin(round.AtUtcSeconds, asOf, request.Days)
            );
            if (index >= 0)
            {
                first.Add(future.Rounds[index]);
            }
        }

        double[] days = [.. first.Select(round => (double)((round.AtUtcSeconds - asOf) / 86_400)).Order()];
        double[] sizes = [.. first.Select(round => (double)round.Invited).Order()];
        IEnumerable<int> cutoffs = first.Select(round => round.Cutoff);
        int window = WindowDays.First(length => length >= Math.Min(request.Days, WindowDays.Max()));
        if (first.Count < EnoughFutures * futures.Length)
        {
            cutoffs = cutoffs.Concat(RareCutoffs(type, window, rare, futures));
        }

        DateOnly DayAt(double level) => request.AsOf.AddDays((int)Math.Round(Quantile.OfSorted(days, level)));
        return new NextRoundForecast(
            type,
            (double)first.Count / futures.Length,
            days.Length == 0 ? null : (DayAt(0.05), DayAt(0.5), DayAt(0.95)),
            sizes.Length == 0
                ? (0, 0, 0)
                : (Quantile.OfSorted(sizes, 0.05), Quantile.OfSorted(sizes, 0.5), Quantile.OfSorted(sizes, 0.95)),
            QuantilesOf(cutoffs, type, [])
        );
    }

    private static WindowForecast SummarizeWindow(
        RoundType type,
        int days,
        ForecastRequest request,
        ImmutableArray<(RoundType Type, int Days)> rare,
        FutureOutcome[] futures
    )
    {
        long asOf = ClearanceMemory.SecondsOf(request.AsOf);
        List<int> cutoffs = [];
        foreach (FutureOutcome future in futures)
        {
            int last = Array.FindLastIndex(
                future.Rounds,
                round => round.Type == type && IsWithin(round.AtUtcSeconds, asOf, days)
            );
            if (last >= 0)
            {
                cutoffs.Add(future.Rounds[last].Cutoff);
            }
        }

        double probability = (double)cutoffs.Count / futures.Length;
        if (probability < EnoughFutures)
        {
            cutoffs.AddRange(RareCutoffs(type, days, rare, futures));
        }

        return new WindowForecast(type, days, probability, QuantilesOf(cutoffs, type, []));
    }

    private static CutoffFan DrawFan(RoundType type, ForecastRequest request, FutureOutcome[] futures)
    {
        double daysPerStep = request.Days / (double)FanSteps;
        long asOf = ClearanceMemory.SecondsOf(request.AsOf);
        var cutoffs = new List<double>[FanSteps];
        foreach (HeldRound round in futures.SelectMany(future => future.Rounds).Where(round => round.Type == type))
        {
            int step = (int)((round.AtUtcSeconds - asOf) / (daysPerStep * 86_400));
            if (step < FanSteps)
            {
                (cutoffs[step] ??= []).Add(round.Cutoff);
            }
        }

        double fewest = FewestFuturesAStep * futures.Length;
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
        PublishedFlows flows,
        FutureSampler sampler,
        ImmutableArray<PublishedRound> rounds
    )
    {
        int recent = rounds.Count(round => round.Date >= request.AsOf.AddDays(-365));
        double arrivals = flows.Bands.Where(band => band.Band.High <= CrsScore.Nomination).Sum(band => band.NetInflowPerDay);
        yield return $"{rounds.Length} published rounds, {recent} of them in the last twelve months (dates, weekdays, sizes and pauses to come are drawn from these)";
        yield return $"the pool published for {flows.Last.AsOf:yyyy-MM-dd}, {flows.Last.Total ?? 0:N0} profiles, with the {sampler.KnownRounds.Length} rounds since then held again";
        yield return $"net inflow of {arrivals:N0} profiles a day and {flows.NominationsPerDay:N0} nominations a day, from {flows.Intervals} intervals between published pools";
    }

    private static IEnumerable<int> RareCutoffs(
        RoundType type,
        int days,
        ImmutableArray<(RoundType Type, int Days)> rare,
        FutureOutcome[] futures
    )
    {
        int index = rare.IndexOf((type, days));
        return index < 0 ? [] : futures.Select(future => future.RareCutoffs[index]).Where(cutoff => cutoff >= 0);
    }

    // Quantiles of the cut-offs; a type nobody in the simulated pool belongs to gets the range of all scores.
    private static ImmutableArray<double> QuantilesOf(
        IEnumerable<int> cutoffs,
        RoundType type,
        ImmutableArray<PublishedRound> rounds
    )
    {
        double[] values = [.. cutoffs.Select(cutoff => (double)cutoff).Order()];
        if (values.Length == 0)
        {
            // Never seen: as wide as the cut-offs of all categories have been, or 0 to 600 without any.
            values =
            [
                .. rounds
                    .Where(round => round.Type != RoundType.Pnp && round.Type != type)
                    .Select(round => (double)Math.Min(round.Cutoff!.Value, CrsScore.Nomination))
                    .Order(),
            ];
            values = values.Length == 0 ? [0, CrsScore.Nomination] : values;
        }

        double[] quantiles = new double[Quantile.ForecastLevels.Length];
        for (int i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = Math.Round(Quantile.OfSorted(values, Quantile.ForecastLevels[i]), 1);
        }

        return [.. quantiles];
    }

    private static ImmutableArray<BandCount> MeanPool(PublishedFlows flows, FutureOutcome[] futures) =>
        [
            .. flows.Bands.Select(
                (band, i) =>
                    new BandCount(band.Band, (int)Math.Round(futures.Average(future => (double)future.BandCounts[i])))
            ),
        ];

    private static IEnumerable<string> Warn(
        ForecastRequest request,
        PublishedFlows flows,
        ImmutableArray<PublishedRound> rounds,
        DateOnly horizonEnd
    )
    {
        foreach (string warning in ForecastWarnings.Of(request, rounds, horizonEnd))
        {
            yield return warning;
        }

        if (flows.Last.AsOf.AddDays(OldSnapshotDays) < request.AsOf)
        {
            yield return $"the last published pool is of {flows.Last.AsOf:yyyy-MM-dd}; the time to {request.AsOf:yyyy-MM-dd} is simulated";
        }
    }

    private static bool IsWithin(long at, long asOf, int days) => at >= asOf && at < asOf + (days * 86_400L);
}
