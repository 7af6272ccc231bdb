using ExpressEntry.Sim.Gate.Statistics;

namespace ExpressEntry.Sim.Bench.Tests.Statistics;

public sealed class SignedRankTests
{
    [Theory]
    [InlineData(10, 0.025, 8)] // printed tables of the signed-rank test, one-sided
    [InlineData(10, 0.05, 10)]
    [InlineData(20, 0.025, 52)]
    [InlineData(20, 0.005, 37)]
    [InlineData(5, 0.05, 0)]
    [InlineData(5, 0.01, -1)] // 1 in 32 is the least there is
    public void CriticalSum_PrintedTables_IsTheirs(int blocks, double alpha, int expected) =>
        Assert.Equal(expected, SignedRank.CriticalSum(blocks, alpha));

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(200)]
    public void Distribution_AnyNumberOfBlocks_IsSymmetricAndSumsToOne(int blocks)
    {
        double[] chance = SignedRank.Distribution(blocks);
        Assert.Equal(1, chance.Sum(), 12);
        for (int sum = 0; sum < chance.Length; sum++)
        {
            Assert.Equal(chance[sum], chance[^(sum + 1)], 12);
        }
    }

    [Fact]
    public void Distribution_SixBlocks_IsTheCountOfAllSigns()
    {
        int[] counted = new int[22];
        for (int signs = 0; signs < 64; signs++)
        {
            counted[SumOf(signs)]++;
        }

        double[] chance = SignedRank.Distribution(6);
        Assert.Equal(counted.Select(count => count / 64.0), chance);

        static int SumOf(int signs) => Enumerable.Range(1, 6).Where(rank => ((signs >> (rank - 1)) & 1) == 1).Sum();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void Distribution_NumberOutOfRange_Throws(int blocks) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SignedRank.Distribution(blocks));
}
