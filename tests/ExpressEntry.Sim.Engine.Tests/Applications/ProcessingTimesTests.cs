using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Applications;

namespace ExpressEntry.Sim.Engine.Tests.Applications;

public sealed class ProcessingTimesTests
{
    [Theory]
    [InlineData(60)]
    [InlineData(183)]
    [InlineData(274)]
    [InlineData(791)]
    public void OfStandard_PublishedDays_HoldFourInFive(int days)
    {
        ImmutableArray<double> weights = ProcessingTimes.OfStandard(days);
        double total = weights.Sum();
        // The tail beyond three deviations is cut off: 0.135 % of all; a day's weight is its middle's.
        Assert.Equal(0.8, weights.Take(days).Sum() / total, 0.003);
        int median = Enumerable.Range(1, weights.Length).First(day => weights.Take(day).Sum() >= total / 2);
        // exp(−0.4 · 0.8416) = 0.714
        Assert.InRange(median, (0.714 * days) - 1, (0.714 * days) + 1);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void OfStandard_LessThanADay_IsRefused(double days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProcessingTimes.OfStandard(days));

    [Fact]
    public void OfStandard_VeryLong_EndsAfterFiveYears() =>
        Assert.Equal(ProcessingTimes.MostDays, ProcessingTimes.OfStandard(5000).Length);
}
