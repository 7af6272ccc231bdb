using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Quantile regression forest: past rounds that trees find alike, weighted, are the forecast.</summary>
/// <remarks>Breiman's forest (2001), read as a distribution as by Meinshausen (2006).</remarks>
internal sealed class QuantileForest : IQuantileModel
{
    private const ulong Purpose = 0xF07E57;

    private readonly double[] _targets;
    private readonly (QuantileTree Tree, int[][] Leaves)[] _trees;

    /// <summary>Puts a forest together.</summary>
    /// <param name="targets">Ascending.</param>
    /// <param name="trees">Leaves hold places in the targets, with repeats.</param>
    public QuantileForest(double[] targets, (QuantileTree Tree, int[][] Leaves)[] trees) =>
        (_targets, _trees) = (targets, trees);

    public ReadOnlySpan<double> Targets => _targets;

    public ReadOnlySpan<(QuantileTree Tree, int[][] Leaves)> Trees => _trees;

    public static QuantileForest Fit(IReadOnlyList<double[]> rows, double[] targets, ForestSettings settings, ulong seed)
    {
        int[] order = [.. Enumerable.Range(0, targets.Length).OrderBy(row => targets[row]).ThenBy(row => row)];
        double[][] sortedRows = [.. order.Select(row => rows[row])];
        double[] sorted = [.. order.Select(row => targets[row])];

        // A far outlier must not decide the questions: squares of clipped changes.
        double[] marks = [.. sorted.Select(target => Math.Clamp(target, -settings.LargestMark, settings.LargestMark))];
        var bins = new FeatureBins(sortedRows);
        var grower = new TreeGrower(bins, maxDepth: 30, settings.LeastRows);
        var trees = new (QuantileTree, int[][])[settings.Trees];
        for (int number = 0; number < trees.Length; number++)
        {
            var random = new KeyedRandom(seed, (ulong)number, Purpose);
            int[] sample = new int[sorted.Length];
            foreach (ref int row in sample.AsSpan())
            {
                row = random.NextIndex(sorted.Length);
            }

            Array.Sort(sample);
            (QuantileTree tree, List<int[]> leaves) = grower.Grow(sample, marks, 1, () => Pick(ref random));
            trees[number] = (tree, [.. leaves]);
        }

        return new QuantileForest(sorted, trees);

        int[] Pick(ref KeyedRandom random)
        {
            int[] features = [.. Enumerable.Range(0, bins.FeatureCount)];
            int count = Math.Max(1, (int)Math.Round(settings.FeatureShare * features.Length));
            for (int i = 0; i < count; i++)
            {
                int other = i + random.NextIndex(features.Length - i);
                (features[i], features[other]) = (features[other], features[i]);
            }

            Array.Resize(ref features, count);
            Array.Sort(features);
            return features;
        }
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<double> features, Span<double> quantiles)
    {
        Span<(double Value, double Weight)> weighted = new (double, double)[_targets.Length];
        for (int place = 0; place < _targets.Length; place++)
        {
            weighted[place].Value = _targets[place];
        }

        foreach ((QuantileTree tree, int[][] leaves) in _trees)
        {
            int[] leaf = leaves[tree.LeafOf(features)];
            foreach (int place in leaf)
            {
                weighted[place].Weight += 1.0 / leaf.Length;
            }
        }

        int used = 0;
        foreach ((double Value, double Weight) one in weighted)
        {
            if (one.Weight > 0)
            {
                weighted[used++] = one;
            }
        }

        for (int level = 0; level < quantiles.Length; level++)
        {
            quantiles[level] = EmpiricalQuantile.OfSortedWeighted(weighted[..used], CutoffQuantiles.Levels[level]);
        }
    }
}
