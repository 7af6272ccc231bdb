using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Gate.Statistics;
using MathNet.Numerics;

namespace ExpressEntry.Sim.Bench.Tests.Statistics;

public sealed class ShiftIntervalTests
{
    [Theory]
    [InlineData(18, 0.02)]
    [InlineData(30, 0.005)]
    public void Of_HeavyTailedLastingNoise_EachEndErrsAsOftenAsTheTwoTestsSay(int blocks, double alpha)
    {
        // 20,000 runs; the number of errors is binomial, and 4.9 deviations off has a chance of 1 in a million.
        const int runs = 20_000;
        double ranks = SignedRank.Distribution(blocks).Take(SignedRank.CriticalSum(blocks, alpha / 2) + 1).Sum();
        double signs = Enumerable
            .Range(0, ShiftInterval.CriticalCount(blocks, alpha / 2) + 1)
            .Sum(heads => Math.Exp(SpecialFunctions.BinomialLn(blocks, heads)) / Math.Pow(2, blocks));
        var random = new RandomStream(20261122, blocks, StreamPurpose.Workload, 2);
        int tooHigh = 0;
        int tooLow = 0;
        for (int run = 0; run < runs; run++)
        {
            ShiftInterval interval = ShiftInterval.Of(NoisyBlocks.Draw(blocks, 0.04, 0.02, ref random), alpha);
            tooHigh += interval.Low > 0.04 ? 1 : 0;
            tooLow += interval.High < 0.04 ? 1 : 0;
        }

        // An end errs where either test does: as often as the one that errs more, up to as often as both together.
        (double least, double most) = (Math.Max(ranks, signs), ranks + signs);
        Assert.True(most <= alpha);
        Assert.InRange(tooHigh / (double)runs, least - Allowed(least), most + Allowed(most));
        Assert.InRange(tooLow / (double)runs, least - Allowed(least), most + Allowed(most));
        static double Allowed(double level) => 4.9 * Math.Sqrt(level * (1 - level) / runs);
    }

    [Fact]
    public void Of_SmallSamples_IsTheTestsTurnedAround()
    {
        // Two ways: an end is where the first of the exact tests of "the middle is there" begins to reject.
        var random = new RandomStream(5, 0, StreamPurpose.Workload, 2);
        for (int sample = 0; sample < 200; sample++)
        {
            double[] values = NoisyBlocks.Draw(9, 0, 1, ref random);
            ShiftInterval interval = ShiftInterval.Of(values, 0.02);
            int critical = SignedRank.CriticalSum(9, 0.01);
            int count = ShiftInterval.CriticalCount(9, 0.01);
            const double step = 1e-9;
            bool IsTooLow(double middle) =>
                SumBelow(values, middle) <= critical || values.Count(value => value < middle) <= count;
            bool IsTooHigh(double middle) =>
                SumAbove(values, middle) <= critical || values.Count(value => value > middle) <= count;
            Assert.True(IsTooLow(interval.Low - step));
            Assert.False(IsTooLow(interval.Low + step));
            Assert.True(IsTooHigh(interval.High + step));
            Assert.False(IsTooHigh(interval.High - step));
            Assert.InRange(interval.Middle, interval.Low, interval.High);
        }
    }

    [Fact]
    public void Of_AFewBlocksFarOut_SeesTheOthers()
    {
        // As measured: a tenth more work in 26 blocks, and four processes that were far off for all their life.
        double[] values = [.. Enumerable.Range(0, 26).Select(i => 0.09 + (0.0005 * i)), -0.13, -0.12, -0.11, 0.4];
        Assert.True(ShiftInterval.Of(values, 0.001 / 44).Low > 0.08);
    }

    [Theory]
    [InlineData(5, 0.04, 0)]
    [InlineData(5, 0.03, -1)]
    [InlineData(10, 0.011, 1)]
    [InlineData(30, 0.00001, 3)]
    public void CriticalCount_OfFairCoins_IsTheTablesNumber(int coins, double alpha, int expected) =>
        Assert.Equal(expected, ShiftInterval.CriticalCount(coins, alpha));

    [Fact]
    public void Of_ShiftedValues_ShiftsWithThem()
    {
        double[] values = [0.01, -0.02, 0.03, 0.005, -0.001, 0.002, 0.04, -0.01, 0.012, 0.02];
        ShiftInterval one = ShiftInterval.Of(values, 0.01);
        ShiftInterval other = ShiftInterval.Of([.. values.Select(value => value + 0.5)], 0.01);
        Assert.Equal(one.Low + 0.5, other.Low, 12);
        Assert.Equal(one.Middle + 0.5, other.Middle, 12);
        Assert.Equal(one.High + 0.5, other.High, 12);
    }

    [Fact]
    public void Of_TooFewValuesForTheChance_IsOpenAtBothEnds()
    {
        ShiftInterval interval = ShiftInterval.Of([0.1, 0.1, 0.1], 0.01);
        Assert.Equal(double.NegativeInfinity, interval.Low);
        Assert.Equal(double.PositiveInfinity, interval.High);
        Assert.Equal(0.1, interval.Middle, 12);
    }

    private static int SumBelow(double[] values, double middle) => Sum(values, middle, below: true);

    private static int SumAbove(double[] values, double middle) => Sum(values, middle, below: false);

    // The ranks of the distances of all values on one side of a middle.
    private static int Sum(double[] values, double middle, bool below) =>
        values
            .OrderBy(value => Math.Abs(value - middle))
            .Select((value, place) => value < middle == below ? place + 1 : 0)
            .Sum();
}
