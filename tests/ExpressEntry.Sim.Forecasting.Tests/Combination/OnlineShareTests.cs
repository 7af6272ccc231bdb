using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Forecasting.Tests.Combination;

public sealed class OnlineShareTests
{
    private static readonly CutoffQuantiles Good = Around(500, 5);
    private static readonly CutoffQuantiles Bad = Around(450, 5);
    private static readonly CutoffQuantiles Plain = Around(480, 30);

    [Fact]
    public void Of_NothingLearned_IsNearTheStartingShares()
    {
        Assert.InRange(OnlineShare.Start.Of(RoundType.Trades, 1), 0.6, 0.8);
        Assert.InRange(OnlineShare.Start.Of(RoundType.Trades, 6), 0.6, 0.8);
        Assert.InRange(OnlineShare.Start.Of(RoundType.Cec, 7), 0.2, 0.4);
    }

    [Fact]
    public void After_TheSecondWasRightAgainAndAgain_GoesToOneAndTheOtherWayToZero()
    {
        OnlineShare up = OnlineShare.Start;
        OnlineShare down = OnlineShare.Start;
        for (int round = 0; round < 12; round++)
        {
            up = up.After(RoundType.Cec, 10, first: Bad, second: Good, Plain, cutoff: 500);
            down = down.After(RoundType.Cec, 10, first: Good, second: Bad, Plain, cutoff: 500);
        }

        Assert.InRange(up.Of(RoundType.Cec, 22), 0.9, 1);
        Assert.InRange(down.Of(RoundType.Cec, 22), 0, 0.05);
    }

    [Fact]
    public void After_ARoundOfAYoungType_TeachesYoungTypesAndNoOther()
    {
        OnlineShare after = OnlineShare.Start.After(RoundType.Stem, 2, Bad, Good, Plain, 500);
        Assert.True(after.Of(RoundType.Trades, 1) > OnlineShare.Start.Of(RoundType.Trades, 1));
        Assert.Equal(OnlineShare.Start.Of(RoundType.Cec, 40), after.Of(RoundType.Cec, 40));
        Assert.Equal(OnlineShare.Start.Of(RoundType.Stem, 7), after.Of(RoundType.Stem, 7));
    }

    [Fact]
    public void After_ARoundOfATypeWithHistory_TeachesItMostAndOthersALittle()
    {
        OnlineShare after = OnlineShare.Start.After(RoundType.Cec, 30, Bad, Good, Plain, 500);
        double start = OnlineShare.Start.Of(RoundType.Cec, 30);
        Assert.True(after.Of(RoundType.Cec, 31) > after.Of(RoundType.French, 31));
        Assert.True(after.Of(RoundType.French, 31) > start);
        Assert.Equal(OnlineShare.Start.Of(RoundType.Trades, 2), after.Of(RoundType.Trades, 2));
    }

    [Fact]
    public void After_OneRoundFarOff_CountsNoMoreThanAnyMiss()
    {
        OnlineShare far = OnlineShare.Start.After(RoundType.Cec, 30, Good, Around(5, 1), Plain, 500);
        OnlineShare near = OnlineShare.Start.After(RoundType.Cec, 30, Good, Around(300, 1), Plain, 500);
        Assert.Equal(near.Of(RoundType.Cec, 31), far.Of(RoundType.Cec, 31), 12);
    }

    [Fact]
    public void Of_AnyRecord_IsAShare() =>
        Prop.ForAll(
                Gen.Choose(0, 1200).Four().ListOf(25).ToArbitrary(),
                rounds =>
                {
                    OnlineShare share = OnlineShare.Start;
                    foreach ((int cutoff, int first, int second, int earlier) in rounds)
                    {
                        RoundType type = RoundTypes.All[cutoff % RoundTypes.All.Length];
                        share = share.After(type, 1 + (earlier % 12), Around(first, 3), Around(second, 9), Plain, cutoff);
                    }

                    return RoundTypes.All.All(type =>
                        share.Of(type, 3) is >= 0 and <= 1 && share.Of(type, 9) is >= 0 and <= 1
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    private static CutoffQuantiles Around(double middle, double half) =>
        CutoffQuantiles.From([.. CutoffQuantiles.Levels.Select(level => middle + (half * ((2 * level) - 1)))]);
}
