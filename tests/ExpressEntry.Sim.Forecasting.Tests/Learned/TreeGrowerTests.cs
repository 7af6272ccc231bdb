using ExpressEntry.Sim.Forecasting.Learned;

namespace ExpressEntry.Sim.Forecasting.Tests.Learned;

public sealed class TreeGrowerTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Grow_OneQuestion_IsTheBestOfAllThatCanBeAsked(ulong seed)
    {
        const int least = 4;
        (double[][] rows, double[] marks) = LearnedWorlds.Make(30, seed, x => x > 0 ? 5 : -5, _ => 2);
        var grower = new TreeGrower(new FeatureBins(rows), maxDepth: 1, least);
        (QuantileTree tree, List<int[]> leaves) = grower.Grow([.. Enumerable.Range(0, 30)], marks, 1, () => [0, 1]);

        double best = double.PositiveInfinity;
        foreach (int feature in new[] { 0, 1 })
        {
            foreach (double cut in rows.Select(row => row[feature]))
            {
                double[] left = [.. marks.Where((_, i) => rows[i][feature] <= cut)];
                double[] right = [.. marks.Where((_, i) => rows[i][feature] > cut)];
                if (left.Length >= least && right.Length >= least)
                {
                    best = Math.Min(best, Squares(left) + Squares(right));
                }
            }
        }

        Assert.Equal(3, tree.Nodes.Length);
        Assert.Equal(best, leaves.Sum(leaf => Squares([.. leaf.Select(row => marks[row])])), 9);
        Assert.All(
            leaves.SelectMany((leaf, number) => leaf.Select(row => (row, number))),
            one => Assert.Equal(one.number, tree.LeafOf(rows[one.row]))
        );
    }

    [Fact]
    public void Grow_AnyDepth_HoldsEveryRowOnceInLeavesOfEnoughRows()
    {
        (double[][] rows, double[] marks) = LearnedWorlds.Make(200, 3, x => 30 * x * x, _ => 4);
        var grower = new TreeGrower(new FeatureBins(rows), maxDepth: 30, leastRows: 7);
        (_, List<int[]> leaves) = grower.Grow([.. Enumerable.Range(0, 200)], marks, 1, () => [0, 1]);
        Assert.Equal(Enumerable.Range(0, 200), leaves.SelectMany(leaf => leaf).Order());
        Assert.All(leaves, leaf => Assert.True(leaf.Length >= 7));
        Assert.True(leaves.Count > 5);
    }

    [Fact]
    public void Grow_FeaturesWithoutADifference_IsOneLeaf()
    {
        double[][] rows = [.. Enumerable.Range(0, 20).Select(_ => new[] { 1.0, 2.0 })];
        var grower = new TreeGrower(new FeatureBins(rows), maxDepth: 5, leastRows: 1);
        (QuantileTree tree, _) = grower.Grow([.. Enumerable.Range(0, 20)], [.. Enumerable.Range(0, 20)], 1, () => [0, 1]);
        Assert.Equal(new TreeNode(0, 0, 0, 0, 0), Assert.Single(tree.Nodes));
    }

    private static double Squares(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2));
}
