using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.TestSupport;
using static ExpressEntry.Sim.Engine.Tests.Simulation.SimpleLaws;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Laws and starts that mean nothing are refused, with what was there and what is allowed.</summary>
public sealed class PoolLawsCheckTests
{
    private static readonly ScoreChange Birthday = new()
    {
        Name = "birthday",
        ChancePerDay = 0.01,
        Steps = [new(-5, 1)],
    };

    public static TheoryData<string, PoolLaws> BadLaws =>
        new()
        {
            { "There are 0 signatures; expected 1 to 64.", Still with { Signatures = [] } },
            { "Signature 1 names pnp or general", WithSecond(new Signature(GroupSet.Of(RoundType.Pnp), None)) },
            { "Signature 1 has the groups of one before it.", WithSecond(new Signature(default, None)) },
            {
                "Arrivals of signature 1 are 2 numbers; expected 1201.",
                WithSecond(new Signature(GroupSet.Of(RoundType.Cec), [1, 2]))
            },
            { "Arrivals of signature 1 have the value -1;", Still.WithArrivals(1, 480, -1) },
            { "Arrivals of signature 2 have the value NaN;", Still.WithArrivals(2, 480, double.NaN) },
            { "There are no arrival factors", Still with { ArrivalFactors = [] } },
            { "Arrival factors have the value Infinity;", Still with { ArrivalFactors = [1, double.PositiveInfinity] } },
            { "WithdrawnSharePerDay is -0.1; expected 0 to 1.", Still with { WithdrawnSharePerDay = -0.1 } },
            { "add up to 1.1", Still with { WithdrawnSharePerDay = 0.6, LostEligibilitySharePerDay = 0.5 } },
            { "NominationsPerDay is -1;", Still with { NominationsPerDay = -1 } },
            { "Nomination weights are 3 numbers; expected 601.", Still with { NominationWeights = [1, 2, 3] } },
            { "Change 'birthday' has a chance of 1 a day", WithChange(Birthday with { ChancePerDay = 1 }) },
            { "Change 'birthday' has no steps", WithChange(Birthday with { Steps = [] }) },
            { "Change 'birthday' has a weight of -1", WithChange(Birthday with { Steps = [new(1, -1)] }) },
            { "Change 'birthday' has only weights of 0", WithChange(Birthday with { Steps = [new(1, 0)] }) },
            { "Change 'birthday' has a step of 601 points", WithChange(Birthday with { Steps = [new(601, 1)] }) },
            {
                "Change 'birthday' befalls scores 500 to 400",
                WithChange(Birthday with { LowestScore = 500, HighestScore = 400 })
            },
            { "which no signature has.", WithChange(Birthday with { Gained = GroupSet.Of(RoundType.Stem) }) },
            { "A rescoring is at 1783296001; expected a midnight UTC.", WithRescorings(new Rescoring(Start + 1, [])) },
            {
                "Rescorings are not in order",
                WithRescorings(new Rescoring(Start + Day, []), new Rescoring(Start + Day, []))
            },
            { "A rescoring moves signature 0 to 3;", WithMoves(new ScoreMove(0, 1, 2, 3, 1)) },
            { "A rescoring moves score 1 to 601;", WithMoves(new ScoreMove(0, 1, 601, 0, 1)) },
            {
                "A rescoring moves 1.2 of signature 0 at 1;",
                WithMoves(new ScoreMove(0, 1, 2, 0, 0.6), new ScoreMove(0, 1, 3, 0, 0.6))
            },
            { "ShareOfLapsed is 2;", Still with { Reentry = new ReentryLaw(0, 0, 2, [1]) } },
            { "Re-entry has 0 weeks;", Still with { Reentry = new ReentryLaw(0, 0, 0, []) } },
            { "Weeks to re-entry have only weights of 0;", Still with { Reentry = new ReentryLaw(0, 0, 0, [0]) } },
            {
                "add up to 1.2; expected 1 at most.",
                WithAnswers(Still.Answers with { DeclinedShare = 0.6, LapsedShare = 0.6 })
            },
            { "There are no deadlines", WithAnswers(Still.Answers with { Deadlines = [] }) },
            { "A deadline is 366 days; expected 1 to 365.", WithAnswers(Still.Answers with { Deadlines = [new(0, 366)] }) },
            { "Deadlines are not in order", WithAnswers(Still.Answers with { Deadlines = [new(10, 60), new(0, 90)] }) },
            {
                "DeclinedAfterDays has no weight above 0 within a deadline of 2 days.",
                WithAnswers(Still.Answers with { Deadlines = [new(0, 2)], DeclinedAfterDays = [0, 0, 1] })
            },
        };

    public static TheoryData<string, PoolStart> BadStarts =>
        new()
        {
            { "The start is at 1783296001; expected a midnight UTC.", Empty with { AtUtcSeconds = Start + 1 } },
            { "There are 0 stocks; expected one for each of 3 signatures.", Empty with { Stocks = [] } },
            { "AttritionPerDay is -1;", Empty with { AttritionPerDay = -1 } },
            {
                "The stock of signature 0 are 1 numbers; expected 1201.",
                Empty with
                {
                    Stocks = Empty.Stocks.SetItem(0, new([1], [])),
                }
            },
            { "The oldest ages of signature 0", Empty with { Stocks = Empty.Stocks.SetItem(0, new(None, None)) } },
            { "A band is 5 to 1201;", Empty with { Bands = [new(5, 1201, 1)] } },
            { "A band is 0 to 5;", Empty with { Bands = [new(0, 5, 1), new(5, 9, 1)] } },
            { "A band is 10 to 2;", Empty with { Bands = [new(10, 2, 1)] } },
            { "The band from 0 holds -1;", Empty with { Bands = [new(0, 5, -1)] } },
        };

    [Theory]
    [MemberData(nameof(BadLaws), DisableDiscoveryEnumeration = true)]
    public void Start_BadLaws_AreRefused(string expected, PoolLaws laws)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new CohortEngine().Start(laws, Empty, 1, 0));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadStarts), DisableDiscoveryEnumeration = true)]
    public void Start_BadStart_IsRefused(string expected, PoolStart start)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new CohortEngine().Start(Still, start, 1, 0));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_GoodLaws_AllocatesNothing()
    {
        PoolLaws laws = Still with { Changes = [Birthday], Reentry = new ReentryLaw(0.1, 0.1, 0.1, [1, 2]) };
        PoolStart start = With((1, 480, 10), (2, 500, 20));
        PoolLawsCheck.Check(laws, start);
        Assert.Equal(0, SteadyAllocations.PerRun(() => PoolLawsCheck.Check(laws, start)));
    }

    private static PoolLaws WithSecond(Signature signature) =>
        Still with
        {
            Signatures = Still.Signatures.SetItem(1, signature),
        };

    private static PoolLaws WithChange(ScoreChange change) => Still with { Changes = [change] };

    private static PoolLaws WithRescorings(params ImmutableArray<Rescoring> rescorings) =>
        Still with
        {
            Rescorings = rescorings,
        };

    private static PoolLaws WithMoves(params ImmutableArray<ScoreMove> moves) => WithRescorings(new Rescoring(Start, moves));

    private static PoolLaws WithAnswers(AnswerLaw answers) => Still with { Answers = answers };
}
