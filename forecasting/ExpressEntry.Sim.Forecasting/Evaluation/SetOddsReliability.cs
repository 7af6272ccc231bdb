using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Measures the range that odds deserve, from past odds and what happened.</summary>
/// <remarks>
/// Odds are put into classes; in each, the mean of outcome minus odds is resampled by circular blocks of six origins. The
/// range is the odds plus the 10 % and 90 % points of that, widened to contain the odds themselves.
/// </remarks>
public static class SetOddsReliability
{
    private const int Resamples = 2000;
    private const double LowLevel = 0.1;
    private const double HighLevel = 0.9;
    private const ulong Purpose = 0x4E11;

    /// <summary>Upper ends of the classes of odds; the last holds 1 as well.</summary>
    public static ImmutableArray<double> ClassEnds { get; } = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1];

    /// <summary>Measures one window.</summary>
    /// <param name="rows">Judged odds of one window, in time order.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <returns>One node a class that has rows, by rising odds; ends never fall.</returns>
    public static ImmutableArray<ReliabilityNode> Measure(ImmutableArray<SetOddsRow> rows, ulong seed)
    {
        var nodes = ImmutableArray.CreateBuilder<ReliabilityNode>();
        double lowest = 0;
        double highest = 0;
        for (int level = 0; level < ClassEnds.Length; level++)
        {
            double from = level == 0 ? -1 : ClassEnds[level - 1];
            double to = level == ClassEnds.Length - 1 ? 2 : ClassEnds[level];
            SetOddsRow[] ofClass = [.. rows.Where(row => row.Probability >= from && row.Probability < to)];
            if (ofClass.Length == 0)
            {
                continue;
            }

            double odds = ofClass.Average(row => row.Probability);
            (double low, double high) = ResampleErrors(ofClass, rows[^1].Unit + 1, seed);
            lowest = Math.Max(lowest, Math.Clamp(odds + Math.Min(0, low), 0, 1));
            highest = Math.Max(highest, Math.Clamp(odds + Math.Max(0, high), 0, 1));
            nodes.Add(new ReliabilityNode(odds, ofClass.Average(row => row.IsInvited ? 1.0 : 0), lowest, highest));
        }

        return nodes.ToImmutable();
    }

    private static (double Low, double High) ResampleErrors(SetOddsRow[] rows, int units, ulong seed)
    {
        double[] errors = new double[units];
        int[] counts = new int[units];
        foreach (SetOddsRow row in rows)
        {
            errors[row.Unit] += (row.IsInvited ? 1 : 0) - row.Probability;
            counts[row.Unit]++;
        }

        List<double> means = [];
        for (int resample = 0; resample < Resamples; resample++)
        {
            var random = new KeyedRandom(seed, (ulong)resample, Purpose);
            double error = 0;
            int count = 0;
            for (int drawn = 0; drawn < units; drawn += OddsTask.BlockLength)
            {
                int start = random.NextIndex(units);
                for (int i = 0; i < Math.Min(OddsTask.BlockLength, units - drawn); i++)
                {
                    error += errors[(start + i) % units];
                    count += counts[(start + i) % units];
                }
            }

            if (count > 0)
            {
                means.Add(error / count);
            }
        }

        double[] sorted = [.. means.Order()];
        return (EmpiricalQuantile.OfSorted(sorted, LowLevel), EmpiricalQuantile.OfSorted(sorted, HighLevel));
    }
}
