namespace ExpressEntry.Sim.Gate.Statistics;

/// <summary>Where the middle of some differences lies: Hodges and Lehmann's estimate, and an exact interval.</summary>
/// <remarks>
/// Of two exact intervals, each with half the chance to err, the narrower end counts: that of the signed-rank test sees small
/// differences, that of the sign test stands a few blocks that are far out, as one process in ten is for all its life.
/// </remarks>
/// <param name="Low">Lower end; −∞ where there are too few differences for the chance asked.</param>
/// <param name="Middle">The median of all pairwise means.</param>
/// <param name="High">Upper end; +∞ as above.</param>
internal readonly record struct ShiftInterval(double Low, double Middle, double High)
{
    /// <summary>Finds the interval by turning both tests around.</summary>
    /// <param name="differences">1 to <see cref="SignedRank.MostBlocks"/>, in any order.</param>
    /// <param name="alpha">The most each end errs with, above 0.</param>
    public static ShiftInterval Of(ReadOnlySpan<double> differences, double alpha)
    {
        int count = differences.Length;
        int critical = SignedRank.CriticalSum(count, alpha / 2);
        double[] means = new double[count * (count + 1) / 2];
        int next = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                means[next++] = (differences[i] + differences[j]) / 2;
            }
        }

        Array.Sort(means);
        double[] sorted = [.. differences];
        Array.Sort(sorted);
        int signs = CriticalCount(count, alpha / 2);
        return new ShiftInterval(
            Math.Max(
                critical < 0 ? double.NegativeInfinity : means[critical],
                signs < 0 ? double.NegativeInfinity : sorted[signs]
            ),
            (means[(means.Length - 1) / 2] + means[means.Length / 2]) / 2,
            Math.Min(
                critical < 0 ? double.PositiveInfinity : means[^(critical + 1)],
                signs < 0 ? double.PositiveInfinity : sorted[^(signs + 1)]
            )
        );
    }

    /// <summary>The most of some fair coins that show heads with at most some chance, or fewer; −1 where there is no such number.</summary>
    internal static int CriticalCount(int coins, double alpha)
    {
        double chance = Math.Pow(0.5, coins);
        double cumulative = 0;
        int heads = -1;
        while (cumulative + chance <= alpha)
        {
            cumulative += chance;
            heads++;
            chance *= (coins - heads) / (heads + 1.0);
        }

        return heads;
    }
}
