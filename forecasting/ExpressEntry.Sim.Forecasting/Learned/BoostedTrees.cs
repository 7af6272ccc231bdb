using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Gradient-boosted quantile trees: small trees, each of which moves all nineteen quantiles a little.</summary>
/// <remarks>
/// Friedman's gradient boosting (2001) of the pinball loss. A tree's questions are shared by the levels: they tell apart where
/// the gradients of five levels differ; each leaf then holds the shrunk quantiles of what was left at its rows.
/// </remarks>
internal sealed class BoostedTrees : IQuantileModel
{
    private const ulong Purpose = 0xB0057;
    private const double Share = 0.7;
    private static readonly int[] MarkedLevels = [1, 5, 9, 13, 17];

    private readonly double[] _start;
    private readonly (QuantileTree Tree, double[][] Leaves)[] _trees;

    public BoostedTrees(double[] start, (QuantileTree Tree, double[][] Leaves)[] trees) => (_start, _trees) = (start, trees);

    public ReadOnlySpan<double> Start => _start;

    public ReadOnlySpan<(QuantileTree Tree, double[][] Leaves)> Trees => _trees;

    public static BoostedTrees Fit(IReadOnlyList<double[]> rows, double[] targets, BoostingSettings settings, ulong seed)
    {
        const int levels = CutoffQuantiles.Count;
        double[] sorted = [.. targets.Order()];
        double[] start =
        [
            .. CutoffQuantiles.Levels.Select(level => Math.Round(EmpiricalQuantile.OfSorted(sorted, level), 6)),
        ];
        var bins = new FeatureBins(rows);
        var grower = new TreeGrower(bins, settings.Depth, settings.LeastRows);
        int[] features = [.. Enumerable.Range(0, bins.FeatureCount)];
        double[] fitted = new double[rows.Count * levels];
        for (int row = 0; row < rows.Count; row++)
        {
            start.CopyTo(fitted, row * levels);
        }

        double[] marks = new double[rows.Count * MarkedLevels.Length];
        var trees = new (QuantileTree, double[][])[settings.Trees];
        for (int number = 0; number < trees.Length; number++)
        {
            MarkGradients(targets, fitted, marks);
            var random = new KeyedRandom(seed, (ulong)number, Purpose);
            int[] sample = Sample(rows.Count, ref random);
            (QuantileTree tree, List<int[]> leafRows) = grower.Grow(sample, marks, MarkedLevels.Length, () => features);
            double[][] leaves = [.. leafRows.Select(inside => Leaf(inside, targets, fitted, settings))];
            for (int row = 0; row < rows.Count; row++)
            {
                double[] leaf = leaves[tree.LeafOf(rows[row])];
                for (int level = 0; level < levels; level++)
                {
                    fitted[(row * levels) + level] += leaf[level];
                }
            }

            trees[number] = (tree, leaves);
        }

        return new BoostedTrees(start, trees);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<double> features, Span<double> quantiles)
    {
        _start.CopyTo(quantiles);
        foreach ((QuantileTree tree, double[][] leaves) in _trees)
        {
            double[] leaf = leaves[tree.LeafOf(features)];
            for (int level = 0; level < quantiles.Length; level++)
            {
                quantiles[level] += leaf[level];
            }
        }
    }

    // The direction in which each level wants to go: τ above the quantile, τ − 1 below.
    private static void MarkGradients(double[] targets, double[] fitted, double[] marks)
    {
        for (int row = 0; row < targets.Length; row++)
        {
            for (int mark = 0; mark < MarkedLevels.Length; mark++)
            {
                int level = MarkedLevels[mark];
                bool isAbove = targets[row] > fitted[(row * CutoffQuantiles.Count) + level];
                marks[(row * MarkedLevels.Length) + mark] = CutoffQuantiles.Levels[level] - (isAbove ? 0 : 1);
            }
        }
    }

    private static int[] Sample(int count, ref KeyedRandom random)
    {
        List<int> sample = [];
        for (int row = 0; row < count; row++)
        {
            if (random.NextUniform() < Share)
            {
                sample.Add(row);
            }
        }

        return sample.Count > 0 ? [.. sample] : [.. Enumerable.Range(0, count)];
    }

    private static double[] Leaf(int[] rows, double[] targets, double[] fitted, BoostingSettings settings)
    {
        double[] leaf = new double[CutoffQuantiles.Count];
        double[] left = new double[rows.Length];
        for (int level = 0; level < leaf.Length; level++)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                left[i] = targets[rows[i]] - fitted[(rows[i] * leaf.Length) + level];
            }

            Array.Sort(left);
            leaf[level] = Math.Round(settings.Rate * EmpiricalQuantile.OfSorted(left, CutoffQuantiles.Levels[level]), 6);
        }

        return leaf;
    }
}
