using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>First-order and total Sobol indices of an output's expectation, without the noise of the replications.</summary>
/// <remarks>
/// First order as Saltelli and others (2010, table 2 b), total as Jansen (1999). What is known of a point is a mean over
/// replications; squares and products of such means hold a variance of noise too, which is estimated from the same
/// replications at both points and taken off, so that the indices are those of the expectation. Intervals resample rows and
/// replications together. With a resample, the correction leads back to the uncorrected value; the interval is moved by the
/// difference.
/// </remarks>
public static class SobolEstimator
{
    /// <summary>Resamples for the intervals.</summary>
    public const int Resamples = 1000;

    /// <summary>Estimates the indices of every key.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="design">As <see cref="StudyDesigns.SobolIndices"/> makes it.</param>
    /// <param name="values">One output: for each point one value a replication, NaN for none; null for a failed point.</param>
    /// <param name="seed">Seed of the resamples.</param>
    /// <exception cref="InvalidInputException">Fewer than two rows have values, or no replication has one at every point.</exception>
    public static SobolResult Estimate(
        ImmutableArray<string> keys,
        DesignTable design,
        IReadOnlyList<double[]?> values,
        long seed
    )
    {
        var groups = PairedGroups.Of(values);
        int all = design.Points.Length / (keys.Length + 2);
        int[] rows =
        [
            .. Enumerable
                .Range(0, all)
                .Where(row =>
                    Enumerable.Range(0, keys.Length + 2).All(block => groups.Means[(block * all) + row] is not null)
                ),
        ];
        groups.Require(rows.Length, ("row", "rows"), "Sobol indices");

        // Centred group by group: what all points share in a group is no effect of a key.
        double[] centre = new double[groups.Count];
        for (int group = 0; group < centre.Length; group++)
        {
            centre[group] = rows.Average(row => (groups.Means[row]![group] + groups.Means[all + row]![group]) / 2);
        }

        double[][][] blocks =
        [
            .. Enumerable
                .Range(0, keys.Length + 2)
                .Select(block =>
                    rows.Select(row =>
                            groups.Means[(block * all) + row]!.Select((mean, group) => mean - centre[group]).ToArray()
                        )
                        .ToArray()
                ),
        ];
        return Estimate(keys, blocks, centre.Average(), groups, seed);
    }

    private static SobolResult Estimate(
        ImmutableArray<string> keys,
        double[][][] blocks,
        double mean,
        PairedGroups groups,
        long seed
    )
    {
        int rows = blocks[0].Length;
        int[] once = [.. Enumerable.Repeat(1, groups.Count)];
        int[] everyRow = [.. Enumerable.Range(0, rows)];
        Moments corrected = Measure(blocks, everyRow, once, isCorrected: true);
        Moments raw = Measure(blocks, everyRow, once, isCorrected: false);
        double[][] firsts = [.. keys.Select(_ => new double[Resamples])];
        double[][] totals = [.. keys.Select(_ => new double[Resamples])];
        double[] sums = new double[Resamples];
        int[] drawn = new int[rows];
        int[] weights = new int[groups.Count];
        var random = new RandomStream(seed, 0, StreamPurpose.StudyBootstrap, 1);
        for (int resample = 0; resample < Resamples; resample++)
        {
            for (int i = 0; i < rows; i++)
            {
                drawn[i] = random.NextBelow(rows);
            }

            Array.Clear(weights);
            for (int i = 0; i < weights.Length; i++)
            {
                weights[random.NextBelow(weights.Length)]++;
            }

            Moments moments = Measure(blocks, drawn, weights, isCorrected: true);
            sums[resample] = moments.FirstOfAll;
            for (int key = 0; key < keys.Length; key++)
            {
                firsts[key][resample] = moments.FirstOf(key);
                totals[key][resample] = moments.TotalOf(key);
            }
        }

        return new SobolResult(
            [
                .. keys.Select(
                    (key, i) =>
                        new SobolIndex(
                            key,
                            Interval.Of(corrected.FirstOf(i), firsts[i], raw.FirstOf(i)),
                            Interval.Of(corrected.TotalOf(i), totals[i], raw.TotalOf(i))
                        )
                ),
            ],
            Interval.Of(corrected.FirstOfAll, sums, raw.FirstOfAll),
            mean,
            Math.Sqrt(Math.Max(0, corrected.Variance)),
            raw.Variance > 0 ? Math.Clamp(1 - (corrected.Variance / raw.Variance), 0, 1) : 0,
            rows,
            groups.Used
        );
    }

    // Variance and the two numerators of each key, over rows and groups that count as often as they are drawn.
    private static Moments Measure(double[][][] blocks, int[] rows, int[] weights, bool isCorrected)
    {
        int keys = blocks.Length - 2;
        int groups = weights.Length;
        double noiseFactor = isCorrected && groups > 1 ? 1.0 / (groups * (groups - 1.0)) : 0;
        double[] first = new double[keys];
        double[] total = new double[keys];
        double sum = 0;
        double squares = 0;
        double noise = 0;
        foreach (int row in rows)
        {
            double[] a = blocks[0][row];
            double[] b = blocks[1][row];
            (double meanA, double squareA) = Sum(a, weights);
            (double meanB, double squareB) = Sum(b, weights);
            sum += meanA + meanB;
            squares += (meanA * meanA) + (meanB * meanB);
            noise += (squareA + squareB - (groups * ((meanA * meanA) + (meanB * meanB)))) * noiseFactor;
            for (int key = 0; key < keys; key++)
            {
                double[] mixed = blocks[key + 2][row];
                double step = 0;
                double stepSquare = 0;
                double product = 0;
                for (int group = 0; group < groups; group++)
                {
                    double own = mixed[group] - a[group];
                    double weighted = weights[group] * own;
                    step += weighted;
                    stepSquare += weighted * own;
                    product += weighted * b[group];
                }

                step /= groups;
                first[key] += (meanB * step) - ((product - (groups * meanB * step)) * noiseFactor);
                total[key] += (step * step) - ((stepSquare - (groups * step * step)) * noiseFactor);
            }
        }

        int count = 2 * rows.Length;
        double variance = ((squares - (sum * sum / count)) / (count - 1)) - (noise / count);
        return new Moments(
            variance,
            [.. first.Select(own => own / rows.Length)],
            [.. total.Select(own => own / (2 * rows.Length))]
        );
    }

    private static (double Mean, double Squares) Sum(double[] values, int[] weights)
    {
        double sum = 0;
        double squares = 0;
        for (int group = 0; group < weights.Length; group++)
        {
            double weighted = weights[group] * values[group];
            sum += weighted;
            squares += weighted * values[group];
        }

        return (sum / weights.Length, squares);
    }

    private readonly record struct Moments(double Variance, double[] First, double[] Total)
    {
        // A variance that rounding or the correction leaves at nothing has no shares.
        private const double Nothing = 1e-24;

        public double FirstOfAll => Variance > Nothing ? First.Sum() / Variance : double.NaN;

        public double FirstOf(int key) => Variance > Nothing ? First[key] / Variance : double.NaN;

        public double TotalOf(int key) => Variance > Nothing ? Total[key] / Variance : double.NaN;
    }
}
