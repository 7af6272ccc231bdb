using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Tests.Futures;

/// <summary>How many of a score can be members where no round has reached.</summary>
public sealed class UnreachedScoresTests
{
    [Theory]
    [InlineData(600)]
    [InlineData(507)]
    public void MostShareAt_ReachedByARound_IsAll(int score) =>
        Assert.Equal(1, UnreachedScores.MostShareAt(RoundType.Cec, score, 507));

    [Theory]
    [InlineData(447, 0.3679)]
    [InlineData(387, 0.1353)]
    public void MostShareAt_Below_FallsByEEverySixtyPoints(int score, double share) =>
        Assert.Equal(share, UnreachedScores.MostShareAt(RoundType.Cec, score, 507), 4);

    [Fact]
    public void MostShareAt_NoRoundYet_IsAll() => Assert.Equal(1, UnreachedScores.MostShareAt(RoundType.Cec, 300, 0));

    [Theory]
    [InlineData(RoundType.French)]
    [InlineData(RoundType.Healthcare)]
    public void MostShareAt_OtherTypes_IsAll(RoundType type) => Assert.Equal(1, UnreachedScores.MostShareAt(type, 300, 400));
}
