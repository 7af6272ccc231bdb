namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>A binary tree over features. Node 0 is the root; a leaf has no children and a number of its own.</summary>
/// <param name="Nodes">Parents before children.</param>
internal sealed record QuantileTree(TreeNode[] Nodes)
{
    /// <summary>The number of the leaf a row falls into.</summary>
    /// <param name="features">A row.</param>
    public int LeafOf(ReadOnlySpan<double> features)
    {
        int node = 0;
        while (Nodes[node].Left > 0)
        {
            node = features[Nodes[node].Feature] <= Nodes[node].Threshold ? Nodes[node].Left : Nodes[node].Right;
        }

        return Nodes[node].Leaf;
    }
}
