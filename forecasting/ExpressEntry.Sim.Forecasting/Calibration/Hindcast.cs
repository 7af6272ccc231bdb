using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Dev</summary>
public static class HindcastDev
{
    /// <summary>Dev</summary>
    public static void Run(PublishedHistory history, DateOnly from, DateOnly to, CalibrationSettings settings, TextWriter output)
    {
        var calibrator = new Calibrator(settings, 2, default);
        ImmutableArray<PoolRecord> pools = KnownPools.Of(history).All;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        ImmutableArray<Interval> all = Interval.Of(history, settings.First);
        Ensemble ensemble = calibrator.Prior(all[0]);
        List<CutoffRow> rows = [];
        List<PoolRow> bands = [];
        var cuts = new KnowledgeCuts(history);
        List<double> ages = [];
        for (int i = 0; i < all.Length; i++)
        {
            Interval interval = all[i];
            DateOnly origin = interval.From.Published.AddDays(1);
            if (origin >= from && origin <= to)
            {
                DateOnly until = i + 1 < all.Length ? all[i + 1].From.Published.AddDays(1) : to;
                PublishedHistory known = cuts.Before(origin);
                ImmutableArray<Interval> knownIntervals = Interval.Of(known, settings.First);
                Interval open = knownIntervals[^1];
                if (open.From.AsOf != interval.From.AsOf)
                {
                    output.WriteLine($"mismatch at {interval.From.AsOf}");
                }
                else
                {
                    (Ensemble now, _) = calibrator.Learn(ensemble, open);
                    ImmutableArray<PublishedRound> coming =
                    [
                        .. history.Rounds.Where(r => r.Date >= origin && r.Date < until && Interval.IsPlayed(r)),
                    ];
                    ImmutableArray<DateOnly> counted = interval.To is null ? [] : [interval.To.AsOf];
                    Outcome outcome = calibrator.Foresee(now, open, coming, counted, until.DayNumber - origin.DayNumber);
                    for (int r = 0; r < coming.Length; r++)
                    {
                        PublishedRound round = coming[r];
                        var question = new RoundQuestion(round.Date, round.Type, round.Invitations) { KnowledgeDay = origin };
                        CutoffQuantiles? reference = cuts.Ask(RoundTask.Reference, question);
                        if (reference is null)
                        {
                            continue;
                        }

                        double[] cutoffs = outcome.Cutoffs(open.Rounds.Length + r);
                        Array.Sort(cutoffs);
                        double[] q = [.. CutoffQuantiles.Levels.Select(l => Statistics.EmpiricalQuantile.OfSorted(cutoffs, l))];
                        rows.Add(
                            new CutoffRow(
                                [],
                                RoundGroups.Of(round.Type),
                                round.Date,
                                0,
                                rows.Count,
                                true,
                                round.Cutoff!.Value,
                                reference,
                                CutoffQuantiles.From(q)
                            )
                        );
                        output.WriteLine(
                            $"{round.Date:yyyy-MM-dd} {round.Type, -12} {round.Invitations, 5} actual {round.Cutoff, 4} q10 {q[1]:0} q50 {q[9]:0} q90 {q[17]:0} crps {rows[^1].Crps:0.0} ref {rows[^1].ReferenceCrps:0.0}"
                        );
                    }

                    if (interval.To is { } target)
                    {
                        double[] medians = new double[PoolCounts.BandCount];
                        for (int band = 0; band < medians.Length; band++)
                        {
                            medians[band] = Statistics.EmpiricalQuantile.MedianInPlace(outcome.Counts(0, band));
                        }

                        int worst = Enumerable.Range(0, 15).MaxBy(b => Math.Abs(medians[b] - target.Counts.Values[b]));
                        output.WriteLine(
                            $"  bands {interval.From.AsOf:yyyy-MM-dd}->{target.AsOf:yyyy-MM-dd} 601 {target.Counts.Values[0]} {medians[0]} 501 {interval.From.Counts.Values[1]}->{target.Counts.Values[1]} {medians[1]} total {target.Counts.Total} {medians.Sum()} worst {PoolCounts.Bands[worst].Low} {target.Counts.Values[worst]} {medians[worst]}"
                        );
                        bands.Add(
                            new PoolRow(
                                interval.From.AsOf,
                                target.AsOf,
                                target.Published,
                                target.Counts,
                                interval.From.Counts,
                                PoolCounts.From(medians)
                            )
                        );
                    }
                }
            }

            if (interval.From.AsOf > to)
            {
                break;
            }

            if (interval.To is not null)
            {
                (ensemble, _) = calibrator.Learn(ensemble, interval);
            }
        }

        output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s");
        foreach (IGrouping<RoundGroup, CutoffRow> group in rows.GroupBy(row => row.Group).OrderBy(g => g.Key))
        {
            Summarise(group.Key.ToString(), [.. group], output);
        }

        Summarise("others", [.. rows.Where(r => r.Group is RoundGroup.Healthcare or RoundGroup.OtherCategory)], output);
        Summarise("all", rows, output);
        if (PoolSummary.Of(bands, 1) is { } pool)
        {
            output.WriteLine($"wape {pool.Error:0.0000} persistence {pool.ReferenceError:0.0000} rows {pool.Rows}");
            for (int band = 0; band < PoolCounts.BandCount; band++)
            {
                output.WriteLine($"  {PoolCounts.Bands[band].Low} median {pool.BandMedianErrors[band]:0.000} mean {pool.BandMeanErrors[band]:0.000}");
            }
        }

        for (int q = 0; q < HiddenQuantities.Count; q++)
        {
            double[] v = ensemble.Values[q];
            double mean = KalmanUpdate.Mean(v);
            output.Write($"{HiddenQuantities.All[q].Name} {mean:0.00}±{Math.Sqrt(v.Sum(x => (x - mean) * (x - mean)) / v.Length):0.00}; ");
        }

        output.WriteLine();
    }

    private static void Summarise(string name, List<CutoffRow> rows, TextWriter output)
    {
        CutoffSummary s = CutoffSummary.Of(rows, 4, 1)!;
        output.WriteLine(
            $"{name, -14} n {s.Rows} crps {s.Crps:0.00} ref {s.ReferenceCrps:0.00} skill {s.Skill:0.00} mae {s.MeanAbsoluteError:0.0} cov {s.Coverage50:0.00} {s.Coverage80:0.00} {s.Coverage90:0.00}"
        );
    }
}
