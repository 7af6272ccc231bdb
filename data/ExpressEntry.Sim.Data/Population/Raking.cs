using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>
/// Finds weights that give known shares, nearest to the weights before (iterative proportional fitting; Deming and
/// Stephan 1940), and keeps every weight under a multiple of the mean.
/// </summary>
/// <remarks>All candidates of one cell weigh the same, so the work is on a few hundred cells whatever their number.</remarks>
public static class Raking
{
    /// <summary>No weight is above this many times the mean.</summary>
    public const double MostWeight = 20;

    private const int MostSweeps = 2000;
    private const double Still = 1e-9;

    /// <summary>Rakes.</summary>
    /// <param name="counts">Candidates in each cell.</param>
    /// <param name="margins">Known shares; the last is met best where the bound on weights keeps them from being met together.</param>
    /// <returns>The weight of one candidate of each cell; the mean over candidates is 1.</returns>
    internal static double[] Rake(ReadOnlySpan<int> counts, ImmutableArray<RakingMargin> margins)
    {
        double total = 0;
        foreach (int count in counts)
        {
            total += count;
        }

        double[] weights = new double[counts.Length];
        Array.Fill(weights, 1);
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double change = 0;
            foreach (RakingMargin margin in margins)
            {
                change = Math.Max(change, Scale(counts, weights, margin, total));
            }

            // A bound that bites moves the margins a little; the next sweep takes that up.
            Bound(weights);
            if (change < Still)
            {
                break;
            }
        }

        Normalise(counts, weights, total);
        return weights;
    }

    private static double Scale(ReadOnlySpan<int> counts, double[] weights, RakingMargin margin, double total)
    {
        double[] sums = new double[margin.Known.Length];
        for (int cell = 0; cell < weights.Length; cell++)
        {
            sums[margin.LevelOf[cell]] += counts[cell] * weights[cell];
        }

        double change = 0;
        double[] factors = new double[sums.Length];
        for (int level = 0; level < sums.Length; level++)
        {
            factors[level] = sums[level] > 0 ? margin.Known[level] * total / sums[level] : 1;
            change = Math.Max(change, sums[level] > 0 ? Math.Abs(factors[level] - 1) : 0);
        }

        for (int cell = 0; cell < weights.Length; cell++)
        {
            weights[cell] *= factors[margin.LevelOf[cell]];
        }

        return change;
    }

    private static void Bound(double[] weights)
    {
        for (int cell = 0; cell < weights.Length; cell++)
        {
            weights[cell] = Math.Min(weights[cell], MostWeight);
        }
    }

    // Making the mean 1 again can lift a bounded weight, so bound and mean are settled together.
    private static void Normalise(ReadOnlySpan<int> counts, double[] weights, double total)
    {
        for (int pass = 0; pass < 100; pass++)
        {
            double sum = 0;
            for (int cell = 0; cell < weights.Length; cell++)
            {
                sum += counts[cell] * weights[cell];
            }

            double factor = total / sum;
            for (int cell = 0; cell < weights.Length; cell++)
            {
                weights[cell] *= factor;
            }

            if (Math.Abs(factor - 1) < Still)
            {
                break;
            }

            Bound(weights);
        }

        Bound(weights);
    }
}
