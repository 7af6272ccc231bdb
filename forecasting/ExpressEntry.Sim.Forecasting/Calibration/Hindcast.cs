using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Futures;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Replays real rounds — their dates, types and sizes — from the posterior as of each snapshot's publication.</summary>
/// <remarks>
/// An origin is the day after a snapshot was first published. From it the rounds up to the next origin are held, and the
/// pool is counted on the day of the next snapshot; on the first origin of a month the rounds of 90 and of 180 days. Each calibration
/// reads a history that is cut at its origin. Source: <c>docs/hindcast.md</c>.
/// </remarks>
/// <param name="history">The whole history.</param>
/// <param name="run">How to calibrate; its progress counts origins here.</param>
public sealed class Hindcast(PublishedHistory history, CalibrationRun run)
{
    private const int PublishedErrors = 20;
    private static readonly ImmutableArray<int> Horizons = [90, 180];
    private static readonly AheadPersistence AheadReference = new();
    private readonly KnowledgeCuts _cuts = new(history);
    private readonly List<HindcastRound> _rounds = [];
    private readonly List<HindcastPool> _pools = [];
    private readonly List<(int, HindcastRound)> _ahead = [];

    /// <summary>Runs it.</summary>
    /// <param name="window">Days whose rounds and snapshots are judged.</param>
    /// <returns>What came out.</returns>
    /// <exception cref="InvalidInputException">No snapshot was published in the window.</exception>
    public HindcastReport Run(EvaluationWindow window)
    {
        PoolRecord[] pools = [.. KnownPools.Of(history).All];
        DateOnly[] origins = [.. pools.Select(pool => pool.Published.AddDays(1)).Where(window.Contains).Distinct().Order()];
        if (origins.Length == 0)
        {
            throw new InvalidInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No snapshot with all bands was published from {window.From:yyyy-MM-dd} to {window.To:yyyy-MM-dd} ({history.Source}); expected a window from 2022-07-01 on that holds one."
                )
            );
        }

        CalibrationWalk walk = run.Begin(_cuts.Before(origins[0]), origins[0]);
        for (int i = 0; i < origins.Length; i++)
        {
            run.Cancellation.ThrowIfCancellationRequested();
            DateOnly origin = origins[i];
            DateOnly until = i + 1 < origins.Length ? origins[i + 1] : window.To.AddDays(1);
            Interval open = walk.AdvanceTo(_cuts.Before(origin));
            Ensemble now = walk.Calibrator.Learn(walk.Closed, open);
            PoolRecord? next = pools.FirstOrDefault(pool =>
                pool.Published.AddDays(1) == until && pool.AsOf > open.From.AsOf
            );
            Replay(walk.Calibrator, now, open, next, origin, until);
            if (i == 0 || origins[i - 1].Month != origin.Month)
            {
                ReplayAhead(walk.Calibrator, now, open, origin, window);
            }

            run.Progress?.Invoke(i + 1, origins.Length);
        }

        return new HindcastReport(window, [.. _rounds], [.. _pools], [.. _ahead]);
    }

    private void Replay(
        Calibrator calibrator,
        Ensemble now,
        Interval open,
        PoolRecord? next,
        DateOnly origin,
        DateOnly until
    )
    {
        ImmutableArray<PublishedRound> coming = Between(origin, until);
        if (coming.IsEmpty && next is null)
        {
            return;
        }

        ImmutableArray<DateOnly> counted = next is null ? [] : [next.AsOf];
        Outcome outcome = calibrator.Foresee(now, open, coming, counted, until.DayNumber - origin.DayNumber);
        for (int i = 0; i < coming.Length; i++)
        {
            PublishedRound round = coming[i];
            var question = new RoundQuestion(round.Date, round.Type, round.Invitations) { KnowledgeDay = origin };
            if (_cuts.Ask(RoundTask.Reference, question) is { } reference)
            {
                _rounds.Add(Judge(origin, round, outcome, open.Rounds.Length + i, reference));
            }
        }

        if (next is not null)
        {
            _pools.Add(Judge(origin, open.From, next, outcome, calibrator.Settings));
        }
    }

    private void ReplayAhead(Calibrator calibrator, Ensemble now, Interval open, DateOnly origin, EvaluationWindow window)
    {
        foreach (int horizon in Horizons.Where(horizon => origin.AddDays(horizon - 1) <= window.To))
        {
            // Each horizon by itself: quantities wander as far as it goes, and levels step with its own rounds.
            ImmutableArray<PublishedRound> coming = Between(origin, origin.AddDays(horizon));
            Outcome outcome = calibrator.Foresee(now, open, coming, [], horizon);
            foreach (RoundType type in RoundTypes.All)
            {
                int last = -1;
                for (int i = 0; i < coming.Length; i++)
                {
                    last = coming[i].Type == type ? i : last;
                }

                if (last >= 0 && _cuts.Ask(AheadReference, new AheadQuestion(origin, horizon, type)) is { } reference)
                {
                    _ahead.Add((horizon, Judge(origin, coming[last], outcome, open.Rounds.Length + last, reference)));
                }
            }
        }
    }

    private ImmutableArray<PublishedRound> Between(DateOnly from, DateOnly until) =>
        [.. history.Rounds.Where(round => round.Date >= from && round.Date < until && Interval.IsPlayed(round))];

    private static HindcastRound Judge(
        DateOnly origin,
        PublishedRound round,
        Outcome outcome,
        int index,
        CutoffQuantiles reference
    )
    {
        double[] cutoffs = outcome.Cutoffs(index);
        Array.Sort(cutoffs);
        double[] quantiles = [.. CutoffQuantiles.Levels.Select(level => EmpiricalQuantile.OfSorted(cutoffs, level))];
        double below =
            cutoffs.Count(cutoff => cutoff < round.Cutoff) + (0.5 * cutoffs.Count(cutoff => cutoff == round.Cutoff));
        double? actualAge = round.TieBreak is { } tieBreak
            ? (ClearanceMemory.InstantOf(round) - tieBreak.ToUnixTimeSeconds()) / 86_400.0
            : null;
        return new HindcastRound(
            origin,
            round,
            CutoffQuantiles.From(quantiles),
            reference,
            below / cutoffs.Length,
            actualAge is null ? null : EmpiricalQuantile.MedianInPlace(outcome.TieBreakAges(index)),
            actualAge
        );
    }

    private static HindcastPool Judge(
        DateOnly origin,
        PoolRecord from,
        PoolRecord next,
        Outcome outcome,
        CalibrationSettings settings
    )
    {
        double[] medians = new double[PoolCounts.BandCount];
        double[] low = new double[PoolCounts.BandCount];
        double[] high = new double[PoolCounts.BandCount];
        for (int band = 0; band < medians.Length; band++)
        {
            double[] counts = outcome.Counts(0, band);
            Array.Sort(counts);
            medians[band] = EmpiricalQuantile.OfSorted(counts, 0.5);
            double[] published = AsPublished(counts, settings.PublishedShare * settings.NoiseOfBand(band, medians[band]));
            low[band] = EmpiricalQuantile.OfSorted(published, 0.1);
            high[band] = EmpiricalQuantile.OfSorted(published, 0.9);
        }

        var row = new PoolRow(from.AsOf, next.AsOf, next.Published, next.Counts, from.Counts, PoolCounts.From(medians));
        return new HindcastPool(origin, row, [.. low], [.. high]);
    }

    // What would be published of each member's pool: its count at equally likely errors of a published one, ascending.
    private static double[] AsPublished(double[] counts, double noise)
    {
        double[] published = new double[counts.Length * PublishedErrors];
        for (int error = 0; error < PublishedErrors; error++)
        {
            double miss = noise * PortableMath.InverseNormal((error + 0.5) / PublishedErrors);
            for (int member = 0; member < counts.Length; member++)
            {
                published[(error * counts.Length) + member] = counts[member] + miss;
            }
        }

        Array.Sort(published);
        return published;
    }
}
