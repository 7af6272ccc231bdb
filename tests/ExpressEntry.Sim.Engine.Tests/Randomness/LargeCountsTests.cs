using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Tests.Simulation;

namespace ExpressEntry.Sim.Engine.Tests.Randomness;

/// <summary>Counts against their probabilities; 200,000 draws each, α = 0.001.</summary>
public sealed class LargeCountsTests
{
    private const int Draws = 200_000;
    private static readonly double[] LogFactorials = SumsOfLogarithms(100_001);

    [Theory]
    [InlineData(0.3)]
    [InlineData(9.9)]
    [InlineData(10)]
    [InlineData(37.5)]
    [InlineData(700)]
    public void Poisson_Counts_FollowTheLaw(double mean)
    {
        var random = new RandomStream(1, 0, StreamPurpose.Parameters, (int)mean);
        Check(
            () => LargeCounts.Poisson(mean, ref random),
            k => Math.Exp((k * Math.Log(mean)) - mean - LogFactorial(k)),
            mean,
            mean
        );
    }

    [Theory]
    [InlineData(3, 0.2)]
    [InlineData(40, 0.3)]
    [InlineData(40, 0.7)]
    [InlineData(5000, 0.01)]
    [InlineData(100_000, 0.4)]
    public void Binomial_Counts_FollowTheLaw(int trials, double probability)
    {
        var random = new RandomStream(2, 0, StreamPurpose.Parameters, trials);
        double mean = trials * probability;
        Check(
            () => LargeCounts.Binomial(trials, probability, ref random),
            k =>
                k > trials
                    ? 0
                    : Math.Exp(
                        LogFactorial(trials)
                            - LogFactorial(k)
                            - LogFactorial(trials - k)
                            + (k * Math.Log(probability))
                            + ((trials - k) * Math.Log(1 - probability))
                    ),
            mean,
            mean * (1 - probability)
        );
    }

    [Theory]
    [InlineData(0, 0.5, 0)]
    [InlineData(100, 0, 0)]
    [InlineData(100, 1, 100)]
    [InlineData(100, 1.5, 100)]
    [InlineData(100, -0.5, 0)]
    public void Binomial_Ends_AreCertain(int trials, double probability, int expected)
    {
        var random = new RandomStream(3, 0, StreamPurpose.Parameters, 0);
        Assert.Equal(expected, LargeCounts.Binomial(trials, probability, ref random));
    }

    [Fact]
    public void LogFactorial_SmallAndLarge_IsTheSumOfLogarithms()
    {
        double sum = 0;
        for (int k = 1; k <= 2000; k++)
        {
            sum += Math.Log(k);
            Assert.Equal(sum, LargeCounts.LogFactorial(k), 1e-9 * Math.Max(1, sum));
        }

        Assert.Equal(0, LargeCounts.LogFactorial(0), 1e-10);
    }

    // Cells of a fifth of a standard deviation or one count, with tails where fewer than five are expected.
    private static void Check(Func<int> draw, Func<int, double> probability, double mean, double variance)
    {
        double deviation = Math.Sqrt(variance);
        int step = Math.Max(1, (int)(deviation / 5));
        int low = Math.Max(0, (int)(mean - (3.5 * deviation)));
        int cells = (int)((7 * deviation) / step) + 3;
        double[] weights = new double[cells];
        for (int k = low; k < low + ((cells - 2) * step); k++)
        {
            weights[1 + ((k - low) / step)] += probability(k);
        }

        for (int k = 0; k < low; k++)
        {
            weights[0] += probability(k);
        }

        weights[^1] = Math.Max(0, 1 - weights.Sum());
        long[] counts = new long[cells];
        for (int i = 0; i < Draws; i++)
        {
            int k = draw();
            counts[k < low ? 0 : Math.Min(cells - 1, 1 + ((k - low) / step))]++;
        }

        // Few expected in a cell: together with the next one.
        List<long> kept = [];
        List<double> expected = [];
        (long count, double weight) = (0, 0);
        for (int i = 0; i < cells; i++)
        {
            count += counts[i];
            weight += weights[i];
            if (weight * Draws >= 10)
            {
                kept.Add(count);
                expected.Add(weight);
                (count, weight) = (0, 0);
            }
        }

        kept[^1] += count;
        expected[^1] += weight;
        Claims.AreInProportion([.. kept], [.. expected]);
    }

    private static double[] SumsOfLogarithms(int count)
    {
        double[] sums = new double[count];
        for (int k = 2; k < count; k++)
        {
            sums[k] = sums[k - 1] + Math.Log(k);
        }

        return sums;
    }

    private static double LogFactorial(int k) => LogFactorials[k];
}
