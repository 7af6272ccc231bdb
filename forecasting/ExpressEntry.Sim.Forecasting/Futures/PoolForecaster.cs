using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Engine.Rules;
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
        ImmutableArray<(RoundType Type, int Days)> rare = RareWindows.Find(sampler, windowTypes, request);
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
        var summary = new FuturesSummary(request, rare, futures);
        return new ForecastResult(
            summary.MeanPool(flows),
            flows.Last.AsOf,
            [
                .. sampler
                    .Cadences.Select(cadence => summary.NextOf(cadence.Type))
                    .OrderBy(next => next.Date?.P50 ?? DateOnly.MaxValue)
                    .ThenBy(next => next.Type),
            ],
            [.. windowTypes.SelectMany(type => WindowDays.Select(days => summary.WindowOf(type, days)))],
            [
                .. request.Rounds.Select(
                    (round, i) =>
                        new AskedRoundForecast(
                            round,
                            FuturesSummary.QuantilesOf(asked[i].Where(cutoff => cutoff >= 0), round.Type, rounds)
                        )
                ),
            ],
            [.. sampler.Cadences.Select(cadence => summary.FanOf(cadence.Type))],
            [.. Explain(request, flows, sampler, rounds)],
            request.Replications,
            [.. Warn(request, flows, rounds, horizonEnd)],
            $"pool simulation {(posterior is null ? "from measured flows" : "from the calibrated pool")}, {request.Engine} engine, "
                + (request.IsFixedParameters ? "parameters fixed" : "parameters redrawn"),
            Accuracy: null
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
}
