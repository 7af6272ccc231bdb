namespace ExpressEntry.Sim.Gate.Statistics;

/// <summary>Where the middle of some differences lies: Hodges and Lehmann's estimate and its exact interval.</summary>
/// <param name="Low">Lower end; −∞ where there are too few differences for the chance asked.</param>
/// <param name="Middle">The median of all pairwise means.</param>
/// <param name="High">Upper end; +∞ as above.</param>
internal readonly record struct ShiftInterval(double Low, double Middle, double High)
{
    /// <summary>Finds the interval by turning the signed-rank test around.</summary>
    /// <param name="differences">1 to <see cref="SignedRank.MostBlocks"/>, in any order.</param>
    /// <param name="alpha">The most each end errs with, above 0.</param>
    public static ShiftInterval Of(ReadOnlySpan<double> differences, double alpha)
    {
        int count = differences.Length;
        int critical = SignedRank.CriticalSum(count, alpha);
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
        return new ShiftInterval(
            critical < 0 ? double.NegativeInfinity : means[critical],
            (means[(means.Length - 1) / 2] + means[means.Length / 2]) / 2,
            critical < 0 ? double.PositiveInfinity : means[^(critical + 1)]
        );
    }
}
