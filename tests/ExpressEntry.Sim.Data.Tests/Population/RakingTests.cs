using ExpressEntry.Sim.Data.Population;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Data.Tests.Population;

public sealed class RakingTests
{
    // Rows 1:1 and columns 1:1 wanted from 40, 10 / 20, 30. Raking keeps the odds ratio: x² / (50 − x)² = 6.
    [Fact]
    public void Rake_TwoByTwo_IsTheTextbookTable()
    {
        int[] counts = [40, 10, 20, 30];
        double[] weights = Raking.Rake(counts, [Margin([0, 0, 1, 1], 0.5, 0.5), Margin([0, 1, 0, 1], 0.5, 0.5)]);
        double corner = 50 * Math.Sqrt(6) / (1 + Math.Sqrt(6));
        Assert.Equal(corner, counts[0] * weights[0], 6);
        Assert.Equal(50 - corner, counts[1] * weights[1], 6);
        Assert.Equal(50 - corner, counts[2] * weights[2], 6);
        Assert.Equal(corner, counts[3] * weights[3], 6);
    }

    [Fact]
    public void Rake_SharesOutOfReach_StopsAtTheBound()
    {
        int[] counts = [9990, 10];
        double[] weights = Raking.Rake(counts, [Margin([0, 1], 0.5, 0.5)]);
        Assert.InRange(weights[1], Raking.MostWeight - 1e-6, Raking.MostWeight);
        Assert.Equal(10_000, (counts[0] * weights[0]) + (counts[1] * weights[1]), 3);
    }

    [Fact]
    public void Rake_CellWithoutCandidates_LeavesTheOthersFinite()
    {
        double[] weights = Raking.Rake([100, 0], [Margin([0, 1], 0.7, 0.3)]);
        Assert.Equal(1, weights[0], 9);
        Assert.All(weights, weight => Assert.True(double.IsFinite(weight)));
    }

    [Fact]
    public void QuotasOf_AnyWeights_AreWithinOneOfTheirShareAndAddUp()
    {
        for (int trial = 0; trial < 500; trial++)
        {
            var random = new RandomStream(trial, 0, StreamPurpose.PopulationSelection, 0);
            int[] counts = new int[40];
            double[] weights = new double[counts.Length];
            double total = 0;
            for (int cell = 0; cell < counts.Length; cell++)
            {
                counts[cell] = random.NextBelow(30);
                weights[cell] = random.NextUniform() * 5;
                total += counts[cell] * weights[cell];
            }

            int size = 1 + random.NextBelow(2000);
            int[] quotas = Selection.QuotasOf(counts, weights, size, ref random);
            Assert.Equal(size, quotas.Sum());
            for (int cell = 0; cell < counts.Length; cell++)
            {
                Assert.InRange(quotas[cell] - (counts[cell] * weights[cell] / total * size), -1.000001, 1.000001);
                Assert.True(counts[cell] > 0 || quotas[cell] == 0);
            }
        }
    }

    private static RakingMargin Margin(int[] levelOf, params double[] known) =>
        new("test", ["a", "b"], known, levelOf, 0, ["high", "high"], ["test", "test"]);
}
