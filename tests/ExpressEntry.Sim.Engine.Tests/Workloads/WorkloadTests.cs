using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Workloads;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Engine.Tests.Workloads;

public sealed class WorkloadTests
{
    private const int Seed = 5;

    // The difference of two means is accepted within 4.5 of its standard errors (26 rounds: one false alarm in 5,000 seeds),
    // and 0.3 points are asked of it whatever the error says.
    [Theory]
    [InlineData(false, 60, 600)]
    public void Run_CohortAndIndividual_HaveTheSameMeanCutoffs(bool isRedrawn, int individuals, int cohorts) =>
        AssertSameMeans(isRedrawn, individuals, cohorts, 0.4);

    [Theory]
    [Trait("Length", "long")]
    [InlineData(false, 2000, 20_000, 0.3)]
    [InlineData(true, 2000, 20_000, 0.4)] // its standard error at the last round is 0.07
    public void Run_TwoThousandReplications_HaveTheSameMeanCutoffs(
        bool isRedrawn,
        int individuals,
        int cohorts,
        double most
    ) => AssertSameMeans(isRedrawn, individuals, cohorts, most);

    [Fact]
    public void Run_SameReplication_GivesTheSameCutoffsWhateverRanBefore()
    {
        foreach (
            Func<IWorkloadEngine> create in new Func<IWorkloadEngine>[]
            {
                () => new CohortWorkload(Seed, true),
                () => new IndividualWorkload(Seed, true),
            }
        )
        {
            IWorkloadEngine used = create();
            int[] earlier = new int[WorkloadW.Rounds];
            int[] again = new int[WorkloadW.Rounds];
            int[] fresh = new int[WorkloadW.Rounds];
            used.Run(1, earlier);
            used.Run(2, again);
            create().Run(2, fresh);
            Assert.Equal(fresh, again);
            Assert.NotEqual(earlier, again);
        }
    }

    [Fact]
    public void Run_Warm_AllocatesNothing()
    {
        var engine = new CohortWorkload(Seed, isRedrawn: true);
        int[] cutoffs = new int[WorkloadW.Rounds];
        engine.Run(0, cutoffs);
        int replication = 1;

        long allocated = SteadyAllocations.PerRun(() =>
        {
            for (int end = replication + 10; replication < end; replication++)
            {
                engine.Run(replication, cutoffs);
            }
        });

        Assert.Equal(0, allocated);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(7.67)]
    [InlineData(59.65)]
    [InlineData(121.3)]
    public void For_AnyMean_SplitsIntoTableAndRest(double mean)
    {
        // The table's mean and the rest's, computed from the words themselves, add up to the mean.
        ulong[] rest = new ulong[PoissonTables.RestThresholds];
        ReadOnlySpan<ulong> table = new PoissonTables().For(mean, rest);
        double total = 0;
        for (int cell = 0; cell < table.Length; cell++)
        {
            double own = (table[cell] >> 32) / 4294967296.0;
            uint alias = (uint)table[cell];
            total += ((cell * own) + (alias * (1 - own))) / table.Length;
        }

        double small = rest.Sum(threshold => 1 - (threshold / 4294967296.0));
        Assert.InRange(total + small, mean - 1e-5, mean + 1e-5);
        Assert.InRange(small, 0, 0.1251);
    }

    [Fact]
    public void NextBinomial_ManyDraws_HaveTheMeanAndVarianceOfTheLaw()
    {
        // 40,000 draws each: mean within 4.5 standard errors, variance within 6 % (its standard error is 0.7 % to 1.2 %).
        foreach ((int trials, double p) in new[] { (1, 0.3), (4, 0.5), (7, 0.9), (40, 0.02), (300, 0.4), (100_000, 0.0003) })
        {
            var random = new RandomStream(3, trials, StreamPurpose.Parameters, 0);
            double[] draws = new double[40_000];
            for (int i = 0; i < draws.Length; i++)
            {
                draws[i] = random.NextBinomial(trials, p);
                Assert.InRange(draws[i], 0, trials);
            }

            double mean = draws.Average();
            double variance = trials * p * (1 - p);
            double error = 4.5 * Math.Sqrt(variance / draws.Length);
            Assert.InRange(mean, (trials * p) - error, (trials * p) + error);
            Assert.InRange(draws.Average(x => (x - mean) * (x - mean)), 0.94 * variance, 1.06 * variance);
        }
    }

    private static void AssertSameMeans(bool isRedrawn, int individuals, int cohorts, double most)
    {
        (double Mean, double Error)[] one = Means(individuals, () => new IndividualWorkload(Seed, isRedrawn), 0);
        (double Mean, double Error)[] other = Means(cohorts, () => new CohortWorkload(Seed, isRedrawn), 1_000_000);
        for (int round = 0; round < WorkloadW.Rounds; round++)
        {
            double difference = Math.Abs(one[round].Mean - other[round].Mean);
            // One law, one deviation: the larger sample's. Sixty cut-offs can all be the same score, and theirs would be 0.
            double deviation = other[round].Error * Math.Sqrt(cohorts);
            double error = deviation * Math.Sqrt((1.0 / individuals) + (1.0 / cohorts));
            Assert.True(
                difference <= Math.Max(4.5 * error, 1e-9) && difference <= most,
                $"Round {round + 1}: {one[round].Mean:F3} and {other[round].Mean:F3}, standard error {error:F3}."
            );
        }
    }

    private static (double Mean, double Error)[] Means(int count, Func<IWorkloadEngine> create, int first)
    {
        int[][] runs = Replications.Run(
            count,
            2,
            create,
            (engine, number) =>
            {
                int[] cutoffs = new int[WorkloadW.Rounds];
                engine.Run(first + number, cutoffs);
                return cutoffs;
            }
        );
        return
        [
            .. Enumerable
                .Range(0, WorkloadW.Rounds)
                .Select(round =>
                {
                    double mean = runs.Average(cutoffs => (double)cutoffs[round]);
                    double variance = runs.Sum(cutoffs => (cutoffs[round] - mean) * (cutoffs[round] - mean)) / (count - 1);
                    return (mean, Math.Sqrt(variance / count));
                }),
        ];
    }
}
