using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>What was published of an interval, beside what each member said of it.</summary>
/// <remarks>Which of them teaches what: <c>docs/model.md</c>, "Learning".</remarks>
internal static class IntervalObservations
{
    /// <summary>Lists them.</summary>
    /// <param name="ensemble">The members as they played.</param>
    /// <param name="interval">What was published.</param>
    /// <param name="outcome">What they saw.</param>
    /// <param name="settings">The calibration's.</param>
    /// <returns>Observations in published order, then the bands; and how far each round surprised, in ln.</returns>
    public static (List<Observation> Observations, List<(RoundType Type, double Surprise)> Surprises) Of(
        Ensemble ensemble,
        Interval interval,
        Outcome outcome,
        CalibrationSettings settings
    )
    {
        List<Observation> observations = [];
        List<(RoundType, double)> surprises = [];
        for (int i = 0; i < interval.Rounds.Length; i++)
        {
            PublishedRound round = interval.Rounds[i];
            string name = $"{round.Type.ToWord()} {round.Date:yyyy-MM-dd}";
            if (round.Type == RoundType.General)
            {
                continue;
            }

            double[] logs = outcome.Logs(i);
            if (round.Type == RoundType.Pnp)
            {
                observations.Add(new Observation(name + " size", 0, logs, 0.15, [HiddenQuantities.Nominations]));
                observations.Add(
                    new Observation(
                        name + " cut-off",
                        round.Cutoff!.Value,
                        LinesOf(ensemble, round),
                        Math.Max(20, PortableMath.Exp(KalmanUpdate.Mean(ensemble.Values[HiddenQuantities.NomineeSpread]))),
                        [HiddenQuantities.NomineeLine, HiddenQuantities.NomineeSlope]
                    )
                );
                continue;
            }

            surprises.Add((round.Type, -KalmanUpdate.Mean(logs)));
            double noise = Math.Max(0.05, settings.RoundNoise * ensemble.MemoryOf(round.Type).Surprise(settings));
            observations.Add(
                new Observation(
                    name,
                    0,
                    logs,
                    noise,
                    [
                        HiddenQuantities.LevelOf(round.Type),
                        HiddenQuantities.CentreOf(round.Type),
                        HiddenQuantities.WidthOf(round.Type),
                    ]
                )
            );
        }

        if (interval.To is { } to)
        {
            for (int band = 0; band < PoolCounts.BandCount; band++)
            {
                double count = to.Counts.Values[band];
                double[] counts = outcome.Counts(0, band);
                ImmutableArray<int> taught =
                    band == 0 ? [HiddenQuantities.Nominations] : [HiddenQuantities.ArrivalsOf(band)];
                double noise = settings.NoiseOfBand(band, count);
                observations.Add(
                    new Observation($"band {PoolCounts.Bands[band].Low}", count, counts, noise, taught) { IsRobust = true }
                );
            }
        }

        return (observations, surprises);
    }

    private static double[] LinesOf(Ensemble ensemble, PublishedRound round)
    {
        double[] lines = new double[ensemble.Members];
        Span<double> values = stackalloc double[HiddenQuantities.Count];
        for (int member = 0; member < lines.Length; member++)
        {
            ensemble.CopyMember(member, values);
            lines[member] = IntervalPlay.LineOf(round, values);
        }

        return lines;
    }
}
