using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Tests of counts and numbers against their law, each at α = 0.001; seeds are fixed, so a test passes always or never.</summary>
internal static class Claims
{
    private const double TwoSided = 3.29; // standard deviations
    private const double Kolmogorov = 1.95;

    /// <summary>A sum of many small things has this mean and variance.</summary>
    public static void IsNear(double sum, double mean, double variance)
    {
        double z = (sum - mean) / Math.Sqrt(variance);
        Assert.True(
            Math.Abs(z) < TwoSided,
            $"{sum} is {z:F2} standard deviations from {mean}; expected less than {TwoSided}."
        );
    }

    /// <summary>Counts are in proportion to weights (Pearson's χ², critical value by Wilson and Hilferty).</summary>
    public static void AreInProportion(ReadOnlySpan<long> counts, ReadOnlySpan<double> weights)
    {
        double total = 0;
        double sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            total += counts[i];
            sum += weights[i];
        }

        double chi = 0;
        int freedom = -1;
        for (int i = 0; i < counts.Length; i++)
        {
            double expected = total * weights[i] / sum;
            if (weights[i] <= 0)
            {
                Assert.Equal(0, counts[i]);
                continue;
            }

            Assert.True(expected >= 5, $"Only {expected:F1} expected in cell {i}: too few for the test.");
            chi += (counts[i] - expected) * (counts[i] - expected) / expected;
            freedom++;
        }

        double spread = 2.0 / (9 * freedom);
        double critical = freedom * Math.Pow(1 - spread + (PortableMath.InverseNormal(0.999) * Math.Sqrt(spread)), 3);
        Assert.True(chi < critical, $"χ² is {chi:F1} with {freedom} degrees of freedom; expected less than {critical:F1}.");
    }

    /// <summary>Numbers follow a distribution function (Kolmogorov and Smirnov's test).</summary>
    public static void Follow(double[] numbers, Func<double, double> distribution)
    {
        Array.Sort(numbers);
        double most = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            double f = distribution(numbers[i]);
            most = Math.Max(most, Math.Max(f - ((double)i / numbers.Length), ((i + 1.0) / numbers.Length) - f));
        }

        double critical = Kolmogorov / Math.Sqrt(numbers.Length);
        Assert.True(most < critical, $"The greatest distance is {most:F5}; expected less than {critical:F5}.");
    }
}
