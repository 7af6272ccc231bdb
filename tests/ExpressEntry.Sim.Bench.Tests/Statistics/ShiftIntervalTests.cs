using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Gate.Statistics;

namespace ExpressEntry.Sim.Bench.Tests.Statistics;

public sealed class ShiftIntervalTests
{
    [Theory]
    [InlineData(18, 0.02)]
    [InlineData(30, 0.005)]
    public void Of_HeavyTailedLastingNoise_EachEndErrsAsOftenAsTheTestSays(int blocks, double alpha)
    {
        // 20,000 runs; the number of errors is binomial, and 4.9 deviations off has a chance of 1 in a million.
        const int runs = 20_000;
        double level = SignedRank.Distribution(blocks).Take(SignedRank.CriticalSum(blocks, alpha) + 1).Sum();
        var random = new RandomStream(20261122, blocks, StreamPurpose.Workload, 2);
        int tooHigh = 0;
        int tooLow = 0;
        for (int run = 0; run < runs; run++)
        {
            ShiftInterval interval = ShiftInterval.Of(NoisyBlocks.Draw(blocks, 0.04, 0.02, ref random), alpha);
            tooHigh += interval.Low > 0.04 ? 1 : 0;
            tooLow += interval.High < 0.04 ? 1 : 0;
        }

        double allowed = 4.9 * Math.Sqrt(level * (1 - level) / runs);
        Assert.True(level <= alpha);
        Assert.InRange(tooHigh / (double)runs, level - allowed, level + allowed);
        Assert.InRange(tooLow / (double)runs, level - allowed, level + allowed);
    }

    [Fact]
    public void Of_SmallSamples_IsTheTestTurnedAround()
    {
        // Two ways: an end is where the exact test of "the middle is there" begins to reject.
        var random = new RandomStream(5, 0, StreamPurpose.Workload, 2);
        for (int sample = 0; sample < 200; sample++)
        {
            double[] values = NoisyBlocks.Draw(9, 0, 1, ref random);
            ShiftInterval interval = ShiftInterval.Of(values, 0.02);
            int critical = SignedRank.CriticalSum(9, 0.02);
            const double step = 1e-9;
            Assert.True(SumBelow(values, interval.Low - step) <= critical);
            Assert.True(SumBelow(values, interval.Low + step) > critical);
            Assert.True(SumAbove(values, interval.High + step) <= critical);
            Assert.True(SumAbove(values, interval.High - step) > critical);
            Assert.InRange(interval.Middle, interval.Low, interval.High);
        }
    }

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
