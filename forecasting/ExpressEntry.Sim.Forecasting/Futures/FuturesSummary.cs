using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Engine.Statistics;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>What many futures say of the rounds to come: when, how large and with which cut-off.</summary>
/// <param name="request">What was asked.</param>
/// <param name="rare">The windows for which futures were asked what a cut-off would have been, in the order of the answers.</param>
/// <param name="futures">The futures.</param>
internal sealed class FuturesSummary(
    ForecastRequest request,
    ImmutableArray<(RoundType Type, int Days)> rare,
    FutureOutcome[] futures
)
{
    private const int FanSteps = 18;
    private const double FewestFuturesAStep = 0.02; // rounds in a step per future
    private readonly long _asOf = ClearanceMemory.SecondsOf(request.AsOf);

    /// <summary>The first round of a type within the days asked for.</summary>
    /// <param name="type">The type.</param>
    public NextRoundForecast NextOf(RoundType type)
    {
        List<HeldRound> first = [];
        foreach (FutureOutcome future in futures)
        {
            int index = Array.FindIndex(
                future.Rounds,
                round => round.Type == type && RareWindows.IsWithin(round.AtUtcSeconds, _asOf, request.Days)
            );
            if (index >= 0)
            {
                first.Add(future.Rounds[index]);
            }
        }

        double[] days = [.. first.Select(round => (double)((round.AtUtcSeconds - _asOf) / 86_400)).Order()];
        double[] sizes = [.. first.Select(round => (double)round.Invited).Order()];
        IEnumerable<int> cutoffs = first.Select(round => round.Cutoff);
        int window = PoolForecaster.WindowDays.First(length =>
            length >= Math.Min(request.Days, PoolForecaster.WindowDays.Max())
        );
        if (first.Count < RareWindows.EnoughFutures * futures.Length)
        {
            cutoffs = cutoffs.Concat(RareCutoffs(type, window));
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

    /// <summary>The last round of a type within a window.</summary>
    /// <param name="type">The type.</param>
    /// <param name="days">Length of the window.</param>
    public WindowForecast WindowOf(RoundType type, int days)
    {
        List<int> cutoffs = [];
        foreach (FutureOutcome future in futures)
        {
            int last = Array.FindLastIndex(
                future.Rounds,
                round => round.Type == type && RareWindows.IsWithin(round.AtUtcSeconds, _asOf, days)
            );
            if (last >= 0)
            {
                cutoffs.Add(future.Rounds[last].Cutoff);
            }
        }

        double probability = (double)cutoffs.Count / futures.Length;
        if (probability < RareWindows.EnoughFutures)
        {
            cutoffs.AddRange(RareCutoffs(type, days));
        }

        return new WindowForecast(type, days, probability, QuantilesOf(cutoffs, type, []));
    }

    /// <summary>Cut-offs of a type over the days asked for, step by step.</summary>
    /// <param name="type">The type.</param>
    public CutoffFan FanOf(RoundType type)
    {
        double daysPerStep = request.Days / (double)FanSteps;
        var cutoffs = new List<double>[FanSteps];
        foreach (HeldRound round in futures.SelectMany(future => future.Rounds).Where(round => round.Type == type))
        {
            int step = (int)((round.AtUtcSeconds - _asOf) / (daysPerStep * 86_400));
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

    /// <summary>The pool on the first day, on average over the futures.</summary>
    /// <param name="flows">The bands it is counted in.</param>
    public ImmutableArray<BandCount> MeanPool(PublishedFlows flows) =>
        [
            .. flows.Bands.Select(
                (band, i) =>
                    new BandCount(band.Band, (int)Math.Round(futures.Average(future => (double)future.BandCounts[i])))
            ),
        ];

    /// <summary>Quantiles of cut-offs; a type nobody in the simulated pool belongs to gets the range of all scores.</summary>
    /// <param name="cutoffs">The cut-offs, in any order.</param>
    /// <param name="type">Of which type.</param>
    /// <param name="rounds">Published rounds, whose cut-offs make that range; empty for 0 to 600.</param>
    public static ImmutableArray<double> QuantilesOf(
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

    private IEnumerable<int> RareCutoffs(RoundType type, int days)
    {
        int index = rare.IndexOf((type, days));
        return index < 0 ? [] : futures.Select(future => future.RareCutoffs[index]).Where(cutoff => cutoff >= 0);
    }
}
