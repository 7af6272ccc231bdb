using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Tests.Randomness;

/// <summary>
/// Each sampler against its law. Sample sizes stand with each test; seeds are fixed, significance 0.001: the bounds are the
/// 0.999 quantiles of the chi-square law (Wilson and Hilferty's approximation) and of Kolmogorov's.
/// </summary>
public sealed class RandomStreamTests
{
    private const int Draws = 200_000;

    [Fact]
    public void NextBits_FirstValuesOfFourStreams_AreAsPinned()
    {
        // A change here changes every published number and is a line under Results in the changelog.
        string[] pinned = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Randomness", "first-values.txt"));
        List<string> now = [];
        foreach (
            (long seed, int replication, StreamPurpose purpose, int period) in new[]
            {
                (20150131L, 0, StreamPurpose.StartPool, 0),
                (20150131L, 1, StreamPurpose.StartPool, 0),
                (20150131L, 0, StreamPurpose.Arrivals, 20_655),
                (-1L, int.MaxValue, StreamPurpose.Calendar, -1),
            }
        )
        {
            var random = new RandomStream(seed, replication, purpose, period);
            now.Add(
                $"{seed} {replication} {purpose} {period}: {random.NextBits():x16} {random.NextBits():x16} {random.NextBits():x16}"
            );
        }

        Assert.Equal(pinned, now);
    }

    [Fact]
    public void NextBelow_SmallRange_IsUniform()
    {
        RandomStream random = Open(1);
        int[] counts = new int[37];
        for (int i = 0; i < Draws; i++)
        {
            counts[random.NextBelow(counts.Length)]++;
        }

        AssertChiSquare(counts, _ => 1.0 / counts.Length);
    }

    [Fact]
    public void NextUniform_ManyDraws_FollowsItsLaw() =>
        AssertKolmogorov(Open(2), (ref RandomStream r) => r.NextUniform(), x => x);

    [Fact]
    public void NextExponential_ManyDraws_FollowsItsLaw() =>
        AssertKolmogorov(Open(3), (ref RandomStream r) => r.NextExponential(), x => 1 - Math.Exp(-x));

    [Fact]
    public void Ziggurat_ManyDraws_FollowsTheExponentialLaw() =>
        AssertKolmogorov(Open(13), (ref RandomStream r) => Ziggurat.NextExponential(ref r), x => 1 - Math.Exp(-x));

    [Fact]
    public void Ziggurat_Tail_IsReachedAsOftenAsItsChance()
    {
        // e^(−5) = 0.67 % of 2,000,000 draws lie beyond 5, and 0.045 % beyond the lowest layer's edge of 7.697: each count
        // within 3.3 standard deviations (α = 0.001).
        const int draws = 2_000_000;
        RandomStream random = Open(14);
        int beyond5 = 0;
        int inTail = 0;
        for (int i = 0; i < draws; i++)
        {
            double x = Ziggurat.NextExponential(ref random);
            beyond5 += x > 5 ? 1 : 0;
            inTail += x > 7.69711747013104972 ? 1 : 0;
        }

        AssertCount(beyond5, draws * Math.Exp(-5));
        AssertCount(inTail, draws * Math.Exp(-7.69711747013104972));
    }

    [Fact]
    public void NextNormal_ManyDraws_FollowsItsLaw() =>
        AssertKolmogorov(
            Open(4),
            (ref RandomStream r) => r.NextNormal(),
            x => MathNet.Numerics.Distributions.Normal.CDF(0, 1, x)
        );

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(7.5)]
    [InlineData(16.0)]
    [InlineData(50.25)]
    public void NextPoisson_AnyMean_FollowsItsLaw(double mean)
    {
        RandomStream random = Open(5);
        int[] counts = new int[150];
        for (int i = 0; i < Draws; i++)
        {
            counts[random.NextPoisson(mean)]++;
        }

        AssertChiSquare(counts, k => mean == 0 ? (k == 0 ? 1 : 0) : MathNet.Numerics.Distributions.Poisson.PMF(mean, k));
    }

    [Fact]
    public void NextGeometric_ManyDraws_FollowsItsLaw()
    {
        const double success = 0.2;
        RandomStream random = Open(6);
        double logOfFailure = PortableMath.Log(1 - success);
        int[] counts = new int[200];
        for (int i = 0; i < Draws; i++)
        {
            counts[random.NextGeometric(logOfFailure)]++;
        }

        AssertChiSquare(counts, k => success * Math.Pow(1 - success, k));
    }

    [Fact]
    public void AliasTable_UnevenWeights_DrawsInProportion()
    {
        double[] weights = [0, 5, 1, 0.25, 0, 3, 0.001, 90];
        var table = new AliasTable(weights);
        RandomStream random = Open(7);
        int[] counts = new int[weights.Length];
        for (int i = 0; i < Draws; i++)
        {
            counts[table.Draw(ref random)]++;
        }

        AssertChiSquare(counts, k => weights[k] / weights.Sum());
        Assert.All(weights.Zip(table.Probabilities()), pair => Assert.Equal(pair.First / weights.Sum(), pair.Second, 1e-8));
    }

    [Theory]
    [InlineData(new double[] { 0, 0 })]
    [InlineData(new double[] { 1, -1 })]
    [InlineData(new double[] { double.NaN })]
    [InlineData(new double[] { })]
    public void AliasTable_WeightsThatAreNone_AreRefused(double[] weights) =>
        Assert.Throws<ArgumentException>(() => new AliasTable(weights));

    [Fact]
    public void Streams_NeighbouringKeys_ShareNoValues()
    {
        HashSet<ulong> seen = [];
        foreach (long seed in new[] { 0L, 1L, 1L << 32 })
        {
            for (int replication = 0; replication < 10; replication++)
            {
                foreach (StreamPurpose purpose in Enum.GetValues<StreamPurpose>())
                {
                    for (int period = -5; period < 5; period++)
                    {
                        var random = new RandomStream(seed, replication, purpose, period);
                        Assert.True(seen.Add(random.NextBits()));
                        Assert.True(seen.Add(random.NextBits()));
                    }
                }
            }
        }
    }

    private delegate double Sampler(ref RandomStream random);

    private static RandomStream Open(int period) => new(42, 0, StreamPurpose.Parameters, period);

    // Cells with fewer than 5 expected are pooled with their neighbours.
    private static void AssertChiSquare(int[] counts, Func<int, double> probability)
    {
        double statistic = 0;
        double observed = 0;
        double expected = 0;
        double expectedLeft = Draws;
        int cells = 0;
        for (int k = 0; k < counts.Length; k++)
        {
            observed += counts[k];
            expected += Draws * probability(k);
            if (expected >= 5 && expectedLeft - expected >= 5)
            {
                statistic += (observed - expected) * (observed - expected) / expected;
                expectedLeft -= expected;
                cells++;
                (observed, expected) = (0, 0);
            }
            else if (probability(k) == 0)
            {
                Assert.Equal(0, counts[k]);
            }
        }

        if (cells == 0)
        {
            return; // one certain outcome; the zero cells above were the whole claim
        }

        statistic += (observed - expectedLeft) * (observed - expectedLeft) / expectedLeft;
        double freedom = cells;
        double cube = 1 - (2 / (9 * freedom)) + (3.0902 * Math.Sqrt(2 / (9 * freedom)));
        Assert.InRange(statistic, 0, freedom * cube * cube * cube);
    }

    private static void AssertKolmogorov(RandomStream random, Sampler sample, Func<double, double> cdf)
    {
        double[] values = new double[Draws];
        for (int i = 0; i < Draws; i++)
        {
            values[i] = sample(ref random);
        }

        Array.Sort(values);
        double distance = 0;
        for (int i = 0; i < Draws; i++)
        {
            double at = cdf(values[i]);
            distance = Math.Max(distance, Math.Max(at - ((double)i / Draws), ((i + 1.0) / Draws) - at));
        }

        Assert.InRange(distance, 0, 1.9495 / Math.Sqrt(Draws));
    }

    private static void AssertCount(int count, double expected) =>
        Assert.InRange(count, expected - (3.3 * Math.Sqrt(expected)), expected + (3.3 * Math.Sqrt(expected)));
}
