using ExpressEntry.Sim.Engine.Statistics;

namespace ExpressEntry.Sim.Engine.Tests.Statistics;

public sealed class QuantileTests
{
    [Theory]
    [InlineData(0.0, 10.0)]
    [InlineData(0.25, 17.5)]
    [InlineData(0.5, 25.0)]
    [InlineData(1.0, 40.0)]
    public void OfSorted_FourValues_InterpolatesAsType7(double level, double expected) =>
        Assert.Equal(expected, Quantile.OfSorted([10, 20, 30, 40], level), 1e-12);

    [Fact]
    public void OfSorted_NoValues_IsRefused() => Assert.Throws<ArgumentException>(() => Quantile.OfSorted([], 0.5));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void OfSorted_LevelOutside_IsRefused(double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.OfSorted([1, 2], level));

    [Fact]
    public void ForecastLevels_All_AreNineteenStepsOfFivePercent() =>
        Assert.Equal(Enumerable.Range(1, 19).Select(i => Math.Round(i * 0.05, 2)), Quantile.ForecastLevels.ToArray());
}
