namespace ExpressEntry.Sim.Forecasting.Statistics;

/// <summary>Paired circular block bootstrap: how sure is a difference of mean losses between two methods?</summary>
/// <remarks>Künsch's moving blocks, joined end to end (Politis and Romano, 1992), so that every unit is drawn equally often.</remarks>
public static class BlockBootstrap
{
    /// <summary>Resamples an evaluation draws: <c>docs/accuracy.md</c>.</summary>
    public const int DefaultResamples = 4000;

    private const ulong Purpose = 0xB007;

    /// <summary>Finds 95 % percentile intervals of a method's mean loss difference and skill against a reference.</summary>
    /// <param name="method">Losses of the method, in time order, 0 or more.</param>
    /// <param name="reference">Losses of the reference on the same rows.</param>
    /// <param name="units">What is drawn together: one number a row, non-decreasing; rows of a unit stay together.</param>
    /// <param name="blockLength">Consecutive units a block, 1 or more.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="resamples">How many to draw, 1 or more.</param>
    /// <returns>
    /// The intervals; all NaN where a block holds every unit: whatever is drawn is then the whole, and says nothing of chance.
    /// </returns>
    public static BootstrapInterval Run(
        ReadOnlySpan<double> method,
        ReadOnlySpan<double> reference,
        ReadOnlySpan<int> units,
        int blockLength,
        ulong seed,
        int resamples = DefaultResamples
    )
    {
        (double Method, double Reference, int Rows)[] sums = SumUnits(method, reference, units);
        if (sums.Length <= blockLength)
        {
            return new BootstrapInterval(double.NaN, double.NaN, double.NaN, double.NaN);
        }

        double[] differences = new double[resamples];
        double[] skills = new double[resamples];
        for (int resample = 0; resample < resamples; resample++)
        {
            var random = new KeyedRandom(seed, (ulong)resample, Purpose);
            double methodSum = 0;
            double referenceSum = 0;
            int rows = 0;
            for (int drawn = 0; drawn < sums.Length; drawn += blockLength)
            {
                int start = random.NextIndex(sums.Length);
                int length = Math.Min(blockLength, sums.Length - drawn);
                for (int i = 0; i < length; i++)
                {
                    ref readonly (double Method, double Reference, int Rows) unit = ref sums[(start + i) % sums.Length];
                    methodSum += unit.Method;
                    referenceSum += unit.Reference;
                    rows += unit.Rows;
                }
            }

            differences[resample] = (methodSum - referenceSum) / rows;
            skills[resample] = referenceSum > 0 ? 1 - (methodSum / referenceSum) : 0;
        }

        Array.Sort(differences);
        Array.Sort(skills);
        return new BootstrapInterval(
            EmpiricalQuantile.OfSorted(differences, 0.025),
            EmpiricalQuantile.OfSorted(differences, 0.975),
            EmpiricalQuantile.OfSorted(skills, 0.025),
            EmpiricalQuantile.OfSorted(skills, 0.975)
        );
    }

    private static (double Method, double Reference, int Rows)[] SumUnits(
        ReadOnlySpan<double> method,
        ReadOnlySpan<double> reference,
        ReadOnlySpan<int> units
    )
    {
        List<(double, double, int)> sums = [];
        for (int start = 0; start < units.Length; )
        {
            int end = start;
            double methodSum = 0;
            double referenceSum = 0;
            while (end < units.Length && units[end] == units[start])
            {
                methodSum += method[end];
                referenceSum += reference[end];
                end++;
            }

            sums.Add((methodSum, referenceSum, end - start));
            start = end;
        }

        return [.. sums];
    }
}
