namespace ExpressEntry.Sim.Gate.Statistics;

/// <summary>Wilcoxon's signed-rank statistic: exact, whatever the values are, if they are symmetric around zero.</summary>
/// <remarks>
/// Where base and change are the same code, and a coin decides which of the two plays which part in a block, the sign of a
/// block's difference is that coin: symmetric by design, however heavy the tails of the noise and however long it lasts.
/// </remarks>
internal static class SignedRank
{
    /// <summary>Most blocks <see cref="Distribution"/> is made for.</summary>
    public const int MostBlocks = 200;

    /// <summary>The largest w for which a sum of ranks of w or less has at most some chance.</summary>
    /// <param name="blocks">1 to <see cref="MostBlocks"/>.</param>
    /// <param name="alpha">The chance.</param>
    /// <returns>−1 where even a sum of 0 is likelier than that.</returns>
    public static int CriticalSum(int blocks, double alpha)
    {
        double[] chance = Distribution(blocks);
        double cumulative = 0;
        int sum = -1;
        while (sum + 1 < chance.Length && cumulative + chance[sum + 1] <= alpha)
        {
            cumulative += chance[++sum];
        }

        return sum;
    }

    /// <summary>The chance of each sum of ranks when every rank counts or not by a fair coin.</summary>
    /// <param name="blocks">How many ranks, 1 to <see cref="MostBlocks"/>.</param>
    /// <returns>Chances of 0 to blocks · (blocks + 1) / 2.</returns>
    public static double[] Distribution(int blocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blocks, MostBlocks);
        double[] chance = new double[(blocks * (blocks + 1) / 2) + 1];
        chance[0] = 1;
        for (int rank = 1; rank <= blocks; rank++)
        {
            for (int sum = chance.Length - 1; sum >= 0; sum--)
            {
                chance[sum] = (chance[sum] + (sum >= rank ? chance[sum - rank] : 0)) / 2;
            }
        }

        return chance;
    }
}
