namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>A question of a tree, or a leaf.</summary>
/// <param name="Feature">Which feature is asked about.</param>
/// <param name="Threshold">Rows with at most this go left.</param>
/// <param name="Left">Number of the left child; 0 for a leaf.</param>
/// <param name="Right">Number of the right child; 0 for a leaf.</param>
/// <param name="Leaf">Number of the leaf, from 0 in order of nodes; −1 for a question.</param>
internal readonly record struct TreeNode(int Feature, double Threshold, int Left, int Right, int Leaf);
