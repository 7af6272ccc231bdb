using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Grows a tree greedily: the split that takes most off the squared distances of the rows' marks.</summary>
/// <param name="bins">The features.</param>
/// <param name="maxDepth">Questions from root to leaf, 1 or more.</param>
/// <param name="leastRows">Rows a leaf holds at least, 1 or more.</param>
internal sealed class TreeGrower(FeatureBins bins, int maxDepth, int leastRows)
{
    private const double LeastGain = 1e-9;

    /// <summary>Grows one tree.</summary>
    /// <param name="rows">Numbers of the rows, repeats allowed; reordered.</param>
    /// <param name="marks">What the leaves should tell apart: <paramref name="markCount"/> numbers for every row of the bins.</param>
    /// <param name="markCount">Numbers a row.</param>
    /// <param name="pickFeatures">Which features a question may use; asked once a question.</param>
    /// <returns>The tree, and for each leaf its rows in the order in which they came.</returns>
    public (QuantileTree Tree, List<int[]> Leaves) Grow(
        int[] rows,
        double[] marks,
        int markCount,
        Func<IReadOnlyList<int>> pickFeatures
    )
    {
        List<TreeNode> nodes = [];
        List<int[]> leaves = [];
        var open = new Queue<(int Node, int[] Rows, int Depth)>();
        nodes.Add(default);
        open.Enqueue((0, rows, 0));
        while (open.TryDequeue(out (int Node, int[] Rows, int Depth) next))
        {
            Split? best =
                next.Depth < maxDepth && next.Rows.Length >= 2 * leastRows
                    ? FindSplit(next.Rows, marks, markCount, pickFeatures())
                    : null;
            if (best is not { } split)
            {
                nodes[next.Node] = new TreeNode(0, 0, 0, 0, leaves.Count);
                leaves.Add(next.Rows);
                continue;
            }

            int left = nodes.Count;
            nodes[next.Node] = new TreeNode(split.Feature, bins.Thresholds[split.Feature][split.Bin], left, left + 1, -1);
            nodes.Add(default);
            nodes.Add(default);
            open.Enqueue((left, Where(next.Rows, split, isLeft: true), next.Depth + 1));
            open.Enqueue((left + 1, Where(next.Rows, split, isLeft: false), next.Depth + 1));
        }

        return (new QuantileTree([.. nodes]), leaves);
    }

    private int[] Where(int[] rows, Split split, bool isLeft) =>
        [.. rows.Where(row => bins.BinOf(row, split.Feature) <= split.Bin == isLeft)];

    // Sum over marks of (sum on a side)² / rows on it, as large as possible: the classic reduction of squares.
    private Split? FindSplit(int[] rows, double[] marks, int markCount, IReadOnlyList<int> features)
    {
        Span<double> total = stackalloc double[markCount];
        total.Clear();
        foreach (int row in rows)
        {
            for (int mark = 0; mark < markCount; mark++)
            {
                total[mark] += marks[(row * markCount) + mark];
            }
        }

        double before = 0;
        foreach (double sum in total)
        {
            before += sum * sum / rows.Length;
        }

        Split? best = null;
        double bestGain = LeastGain * (1 + Math.Abs(before));
        Span<double> left = stackalloc double[markCount];
        foreach (int feature in features)
        {
            int binCount = bins.Thresholds[feature].Length + 1;
            double[] sums = new double[binCount * markCount];
            int[] counts = new int[binCount];
            foreach (int row in rows)
            {
                int bin = bins.BinOf(row, feature);
                counts[bin]++;
                for (int mark = 0; mark < markCount; mark++)
                {
                    sums[(bin * markCount) + mark] += marks[(row * markCount) + mark];
                }
            }

            left.Clear();
            int leftRows = 0;
            for (int bin = 0; bin < binCount - 1; bin++)
            {
                leftRows += counts[bin];
                for (int mark = 0; mark < markCount; mark++)
                {
                    left[mark] += sums[(bin * markCount) + mark];
                }

                int rightRows = rows.Length - leftRows;
                if (counts[bin] == 0 || leftRows < leastRows || rightRows < leastRows)
                {
                    continue;
                }

                double after = 0;
                for (int mark = 0; mark < markCount; mark++)
                {
                    double right = total[mark] - left[mark];
                    after += (left[mark] * left[mark] / leftRows) + (right * right / rightRows);
                }

                if (after - before > bestGain)
                {
                    bestGain = after - before;
                    best = new Split(feature, bin);
                }
            }
        }

        return best;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Split(int Feature, int Bin);
}
