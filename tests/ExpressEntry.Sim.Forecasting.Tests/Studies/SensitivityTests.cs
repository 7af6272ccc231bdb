using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Forecasting.Tests.Studies;

public sealed class SensitivityTests
{
    /// <summary>3 a − 2 b + 4 a c over the unit cube: effects 3 + 4 c, −2, 4 a, of c and a in the levels 0, 1/3, 2/3, 1.</summary>
    [Fact]
    public void Morris_LinearFunctionWithInteraction_IsRecoveredExactly()
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(3, 0, 1);
        DesignTable design = StudyDesigns.Morris(keys, 40, 4, 11);
        double[]?[] values = TestFunctions.Evaluate(design, x => (3 * x[0]) - (2 * x[1]) + (4 * x[0] * x[2]));
        (ImmutableArray<MorrisIndex> indices, int trajectories, int replications) = MorrisEstimator.Estimate(
            keys,
            design,
            values,
            1
        );
        Assert.Equal((40, 1), (trajectories, replications));
        Assert.Equal(-2, indices[1].Mu.Value, 6);
        Assert.Equal(2, indices[1].MuStar.Value, 6);
        Assert.Equal(0, indices[1].Sigma.Value, 6);
        Assert.Equal(-2, indices[1].Mu.Low, 6);
        Assert.Equal(-2, indices[1].Mu.High, 6);

        // What the other key is while this one steps is known from the design.
        (double muA, double sigmaA) = Expected(design, 0, 2, c => 3 + (4 * c));
        (double muC, double sigmaC) = Expected(design, 2, 0, a => 4 * a);
        Assert.Equal(muA, indices[0].Mu.Value, 6);
        Assert.Equal(sigmaA, indices[0].Sigma.Value, 6);
        Assert.Equal(muC, indices[2].Mu.Value, 6);
        Assert.Equal(sigmaC, indices[2].Sigma.Value, 6);
        Assert.True(sigmaA > 0.5 && indices[0].Mu.Low < 5 && indices[0].Mu.High > 5);
        Assert.All(indices, index => Assert.Equal(0, index.Noise));
    }

    [Fact]
    public void Morris_NoiseThatReplicationsShare_LeavesNoTrace()
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(2, 0, 10);
        DesignTable design = StudyDesigns.Morris(keys, 6, 4, 2);
        double[]?[] values = TestFunctions.Evaluate(design, x => x[0], 30, (_, i) => 100 * TestFunctions.Normal(1, 0, i));
        ImmutableArray<MorrisIndex> indices = MorrisEstimator.Estimate(keys, design, values, 1).Indices;
        Assert.Equal(10, indices[0].Mu.Value, 6);
        Assert.Equal(0, indices[1].MuStar.High, 6);
        Assert.Equal(0, indices[0].Noise, 6);
    }

    [Fact]
    public void Morris_NoiseOfEveryPoint_IsSaid()
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(2, 0, 1);
        DesignTable design = StudyDesigns.Morris(keys, 50, 4, 2);
        double[]?[] values = TestFunctions.Evaluate(design, _ => 0, 100, (point, i) => TestFunctions.Normal(3, point, i));
        MorrisIndex index = MorrisEstimator.Estimate(keys, design, values, 1).Indices[0];
        // A difference of two means of 100, over a step of 2/3: √2 / 10 · 3 / 2, give or take a fifth.
        Assert.InRange(index.Noise, 0.17, 0.255);
        Assert.True(index.Mu.Low < 0 && index.Mu.High > 0);
    }

    [Fact]
    public void Morris_FailedPoint_TakesItsTrajectoryOut()
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(2, 0, 1);
        DesignTable design = StudyDesigns.Morris(keys, 4, 4, 2);
        double[]?[] values = TestFunctions.Evaluate(design, x => x[0]);
        values[4] = null;
        Assert.Equal(3, MorrisEstimator.Estimate(keys, design, values, 1).Trajectories);
        values[1] = values[7] = null;
        Assert.Contains(
            "Only 1 trajectory has values at all its points; Morris measures need two or more",
            Assert.Throws<InvalidInputException>(() => MorrisEstimator.Estimate(keys, design, values, 1)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(1, "The one replication does not have a value at every point")]
    [InlineData(3, "None of 3 replications has a value at every point")]
    public void Estimate_NoReplicationWithAValueAtEveryPoint_SaysThatReplicationsAreMissing(int replications, string says)
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(2, 0, 1);
        DesignTable morris = StudyDesigns.Morris(keys, 4, 4, 2);
        DesignTable sobol = StudyDesigns.SobolIndices(keys, 4, 2);
        double[]?[] ofMorris = TestFunctions.Evaluate(morris, x => x[0], replications, (_, _) => 0);
        double[]?[] ofSobol = TestFunctions.Evaluate(sobol, x => x[0], replications, (_, _) => 0);
        for (int i = 0; i < replications; i++)
        {
            ofMorris[i]![i] = ofSobol[i]![i] = double.NaN;
        }

        string[] messages =
        [
            Assert.Throws<InvalidInputException>(() => MorrisEstimator.Estimate(keys, morris, ofMorris, 1)).Message,
            Assert.Throws<InvalidInputException>(() => Estimate(keys, sobol, ofSobol, 1)).Message,
        ];
        Assert.All(messages, message => Assert.StartsWith(says, message, StringComparison.Ordinal));
    }

    /// <summary>x · y of −1 to 1 is all interaction; x + y has none.</summary>
    [Fact]
    public void Sobol_SumOfFirstOrderShares_HasAnIntervalThatTellsInteraction()
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(2, -1, 1);
        DesignTable design = StudyDesigns.SobolIndices(keys, 512, 4);
        Interval product = Estimate(keys, design, TestFunctions.Evaluate(design, x => x[0] * x[1]), 4).Alone;
        Assert.True(Holds(product, 0) && product.High < 0.5, $"{product}");
        Interval sum = Estimate(keys, design, TestFunctions.Evaluate(design, x => x[0] + x[1]), 4).Alone;
        Assert.True(Holds(sum, 1) && sum.Low > 0.8, $"{sum}");
    }

    [Fact]
    public void WithoutIntervals_OfMeasures_KeepsTheEstimatesAlone()
    {
        MorrisIndex morris = new MorrisIndex("k", new(1, 0, 2), new(3, 2, 4), new(5, 4, 6), 7).WithoutIntervals();
        Assert.Equal((1, 3, 5), (morris.Mu.Value, morris.MuStar.Value, morris.Sigma.Value));
        Assert.True(double.IsNaN(morris.MuStar.Low) && double.IsNaN(morris.Sigma.High) && double.IsNaN(morris.Noise));
        SobolIndex index = new("k", new(0.4, 0.3, 0.5), new(0.6, 0.5, 0.7));
        SobolResult sobol = new SobolResult([index], new(0.4, 0.3, 0.5), 10, 2, 0.1, 8, 1).WithoutIntervals();
        Assert.False(sobol.Alone.IsKnown || sobol.Indices[0].First.IsKnown || sobol.Indices[0].Total.IsKnown);
        Assert.Equal((0.4, 0.6), (sobol.Indices[0].First.Value, sobol.Indices[0].Total.Value));
        Assert.True(double.IsNaN(sobol.NoiseShare));
    }

    /// <summary>Ishigami's function, 2,048 rows: within 0.02 of the closed form and inside the 95 % intervals, at five seeds.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Sobol_Ishigami_IsRecovered(int seed)
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(3, -Math.PI, Math.PI);
        DesignTable design = StudyDesigns.SobolIndices(keys, 2048, seed);
        SobolResult result = Estimate(keys, design, TestFunctions.Evaluate(design, TestFunctions.Ishigami), seed);
        (double[] first, double[] total) = TestFunctions.IshigamiIndices();
        AssertNear(result, first, total, 0.02);
        Assert.Equal(3.5, result.Mean, 1);
        Assert.Equal(0, result.NoiseShare);
    }

    [Fact]
    public void Sobol_GFunctionOfEightKeys_IsRecovered()
    {
        double[] a = [0, 1, 4.5, 9, 99, 99, 99, 99];
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(8, 0, 1);
        DesignTable design = StudyDesigns.SobolIndices(keys, 1024, 6);
        SobolResult result = Estimate(keys, design, TestFunctions.Evaluate(design, x => TestFunctions.G(x, a)), 6);
        (double[] first, double[] total) = TestFunctions.GIndices(a);
        AssertNear(result, first, total, 0.03);
    }

    /// <summary>
    /// Noise as large as the signal in every replication: without the correction, totals would be 1 + 1/20 of the variance
    /// too large each. Twenty replications, some of the noise shared.
    /// </summary>
    [Fact]
    public void Sobol_NoiseOfTheReplications_IsTakenOff()
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(3, -Math.PI, Math.PI);
        DesignTable design = StudyDesigns.SobolIndices(keys, 1024, 3);
        double spread = 2 * 3.72;
        double[]?[] values = TestFunctions.Evaluate(
            design,
            TestFunctions.Ishigami,
            20,
            (point, i) => spread * (TestFunctions.Normal(8, point, i) + TestFunctions.Normal(9, -1, i))
        );
        SobolResult result = Estimate(keys, design, values, 3);
        (double[] first, double[] total) = TestFunctions.IshigamiIndices();
        AssertNear(result, first, total, 0.06);
        // 4 / 20 of the variance is the noise of means: a share of 0.2 / 1.2.
        Assert.InRange(result.NoiseShare, 0.13, 0.2);
        Assert.InRange(result.StandardDeviation, 3.5, 3.95);
    }

    /// <summary>
    /// Independent rows of a linear function, 128 of them, at 200 seeds: at least 90 % of the 95 % intervals hold the known
    /// indices (a binomial count with p = 0.95 falls below 180 of 200 once in 800 times).
    /// </summary>
    [Fact]
    [Trait("Length", "long")]
    public void Sobol_IntervalsOverSeeds_HoldTheTruthAsOftenAsStated()
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(3, 0, 1);
        double[] truth = [9.0 / 14, 4.0 / 14, 1.0 / 14];
        int[] held = new int[6];
        const int seeds = 200;
        for (int seed = 0; seed < seeds; seed++)
        {
            DesignTable design = RandomRows(keys, 128, seed);
            SobolResult result = Estimate(
                keys,
                design,
                TestFunctions.Evaluate(design, x => (3 * x[0]) + (2 * x[1]) + x[2]),
                seed
            );
            for (int key = 0; key < 3; key++)
            {
                held[key] += Holds(result.Indices[key].First, truth[key]) ? 1 : 0;
                held[key + 3] += Holds(result.Indices[key].Total, truth[key]) ? 1 : 0;
            }
        }

        Assert.All(held, count => Assert.True(count >= 180, string.Join(' ', held)));
    }

    [Fact]
    public void Sobol_OutputThatNeverChanges_HasNoIndices()
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(2, 0, 1);
        DesignTable design = StudyDesigns.SobolIndices(keys, 8, 3);
        SobolResult result = Estimate(keys, design, TestFunctions.Evaluate(design, _ => 5), 3);
        Assert.Equal(5, result.Mean, 12);
        Assert.Equal(0, result.StandardDeviation);
        Assert.All(result.Indices, index => Assert.True(double.IsNaN(index.First.Value) && double.IsNaN(index.Total.Low)));
    }

    [Fact]
    public void Sobol_MissingValuesAndFailedPoints_TakeReplicationsAndRowsOut()
    {
        ImmutableArray<StudyVariable> keys = TestFunctions.Ranges(2, 0, 1);
        DesignTable design = StudyDesigns.SobolIndices(keys, 16, 3);
        double[]?[] values = TestFunctions.Evaluate(design, x => x[0], 10, (_, _) => 0);
        values[3]![4] = double.NaN;
        values[20] = null;
        SobolResult result = Estimate(keys, design, values, 3);
        Assert.Equal((15, 9), (result.Rows, result.Replications));
        Assert.Equal(1, result.Indices[0].Total.Value, 1);
        Assert.Equal(0, result.Indices[1].Total.Value, 6);
    }

    private static SobolResult Estimate(
        ImmutableArray<StudyVariable> keys,
        DesignTable design,
        double[]?[] values,
        long seed
    ) => SobolEstimator.Estimate([.. keys.Select(key => key.Key)], design, values, seed);

    private static void AssertNear(SobolResult result, double[] first, double[] total, double within)
    {
        for (int key = 0; key < first.Length; key++)
        {
            SobolIndex index = result.Indices[key];
            Assert.InRange(index.First.Value, first[key] - within, first[key] + within);
            Assert.InRange(index.Total.Value, total[key] - within, total[key] + within);
            Assert.True(Holds(index.First, first[key]), $"{index} {first[key]}");
            Assert.True(Holds(index.Total, total[key]), $"{index} {total[key]}");
        }
    }

    // Rounding alone must not push a truth of exactly 0 out.
    private static bool Holds(Interval interval, double truth) =>
        interval.Low - 1e-9 <= truth && truth <= interval.High + 1e-9;

    // Rows as the estimator takes them, but independent, so that resampling them is exact in law.
    private static DesignTable RandomRows(ImmutableArray<StudyVariable> keys, int rows, int seed)
    {
        double[][] sample =
        [
            .. Enumerable
                .Range(0, 2 * rows)
                .Select(row =>
                {
                    var random = new RandomStream(seed, row, StreamPurpose.Workload, 0);
                    double[] values = new double[keys.Length];
                    for (int key = 0; key < values.Length; key++)
                    {
                        values[key] = random.NextUniform();
                    }

                    return values;
                }),
        ];
        return new DesignTable(
            [.. keys.Select(key => key.Key)],
            Enumerable
                .Range(-2, keys.Length + 2)
                .SelectMany(block =>
                    Enumerable
                        .Range(0, rows)
                        .Select(row =>
                            keys.Select(
                                    (_, key) => PlainNumber.Of(sample[row + (block == -1 || block == key ? rows : 0)][key])
                                )
                                .ToImmutableArray()
                        )
                )
        );
    }

    private static (double Mu, double Sigma) Expected(DesignTable design, int key, int other, Func<double, double> effect)
    {
        List<double> effects = [];
        for (int at = 0; at + 1 < design.Points.Length; at++)
        {
            if (at % 4 != 3 && design.Points[at][key] != design.Points[at + 1][key])
            {
                effects.Add(effect(design.NumberAt(at, other)));
            }
        }

        double mean = effects.Average();
        return (mean, Math.Sqrt(effects.Sum(one => (one - mean) * (one - mean)) / (effects.Count - 1)));
    }
}
