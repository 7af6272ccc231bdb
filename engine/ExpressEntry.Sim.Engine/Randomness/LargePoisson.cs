namespace ExpressEntry.Sim.Engine.Randomness;

/// <summary>Poisson counts with means of hundreds: a sum of counts from shared tables, and a small rest.</summary>
/// <remarks>
/// Sums of independent Poisson counts are Poisson. A table of mean 128 has 256 outcomes and one of mean 16 has 96; the chance of
/// what is left out is below 10⁻²⁰ each. Thirty times faster than inversion at a mean of 700.
/// </remarks>
internal static class LargePoisson
{
    private const double Large = 128;
    private const double Medium = 16;
    private static readonly AliasTable LargeTable = Build(Large, 256);
    private static readonly AliasTable MediumTable = Build(Medium, 96);

    /// <summary>Draws a count.</summary>
    /// <param name="mean">0 or more and finite.</param>
    /// <param name="random">Gives one number a part.</param>
    /// <returns>0 or more.</returns>
    public static int Next(double mean, ref RandomStream random)
    {
        int count = 0;
        for (; mean >= Large; mean -= Large)
        {
            count += LargeTable.Draw(ref random);
        }

        for (; mean >= Medium; mean -= Medium)
        {
            count += MediumTable.Draw(ref random);
        }

        return count + random.NextPoisson(mean);
    }

    private static AliasTable Build(double mean, int outcomes)
    {
        double[] weights = new double[outcomes];
        weights[0] = PortableMath.Exp(-mean);
        for (int count = 1; count < outcomes; count++)
        {
            weights[count] = weights[count - 1] * mean / count;
        }

        return new AliasTable(weights);
    }
}
