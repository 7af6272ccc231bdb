using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Runs;

public sealed class ScenarioMembersTests
{
    private static readonly GroupSet Fsw = GroupSet.Of(RoundType.Fsw);
    private static readonly GroupSet Stem = Fsw | GroupSet.Of(RoundType.Stem);

    [Fact]
    public void Add_ACategory_TakesItsShareFromThoseWithoutOne()
    {
        (PoolLaws laws, PoolStart start) = ScenarioMembers.Add(
            [new ScenarioCategory(RoundType.Transport, 0.1)],
            Laws(),
            Start()
        );
        Assert.Equal([Fsw, Stem, Fsw | GroupSet.Of(RoundType.Transport)], laws.Signatures.Select(s => s.Groups));
        // 3 a day, of which 2 are in no category: a tenth of all is 0.3.
        Assert.Equal([1.7, 1, 0.3], laws.Signatures.Select(s => Math.Round(s.ArrivalsPerDay[450], 12)));
        Assert.Equal([170, 50, 30], start.Stocks.Select(s => Math.Round(s.Profiles[450], 9)));
    }

    [Fact]
    public void Add_MoreThanThereAre_TakesAllOfThemAndNotMore()
    {
        (PoolLaws laws, _) = ScenarioMembers.Add(
            [new ScenarioCategory(RoundType.Transport, 0.6), new ScenarioCategory(RoundType.Military, 0.4)],
            Laws(),
            Start()
        );
        Assert.Equal(0, laws.Signatures[0].ArrivalsPerDay[450]);
        Assert.All(laws.Signatures, signature => Assert.True(signature.ArrivalsPerDay[450] >= 0));
    }

    [Fact]
    public void Add_WithAChangeOfTheRules_MovesMembersAlike()
    {
        PoolLaws before = Laws() with { Rescorings = [new Rescoring(0, [new ScoreMove(0, 450, 460, 0, 0.5)])] };
        (PoolLaws laws, _) = ScenarioMembers.Add([new ScenarioCategory(RoundType.Transport, 0.1)], before, Start());
        Assert.Equal([new ScoreMove(0, 450, 460, 0, 0.5), new ScoreMove(2, 450, 460, 2, 0.5)], laws.Rescorings[0].Moves);
    }

    [Fact]
    public void Add_Nothing_IsTheSameLaws()
    {
        PoolLaws before = Laws();
        Assert.Same(before, ScenarioMembers.Add([], before, Start()).Laws);
    }

    private static PoolLaws Laws() =>
        new()
        {
            Signatures = [new Signature(Fsw, All(2)), new Signature(Stem, All(1))],
            WithdrawnSharePerDay = 0,
            NominationsPerDay = 0,
            NominationWeights = [.. new double[CrsScore.Nomination + 1]],
            Answers = new AnswerLaw
            {
                DeclinedShare = 0,
                LapsedShare = 0,
                Deadlines = [new DatedDeadline(long.MinValue, 60)],
            },
        };

    private static PoolStart Start() => new(0, [], [new StartStock(All(200), []), new StartStock(All(50), [])], 0.001);

    private static System.Collections.Immutable.ImmutableArray<double> All(double value) =>
        [.. Enumerable.Range(0, CrsScore.Count).Select(score => score <= CrsScore.Nomination ? value : 0)];
}
