using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using static ExpressEntry.Sim.Engine.Tests.Simulation.SimpleLaws;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Laws without chance: what befalls those who wait.</summary>
public sealed class CohortChangeTests
{
    private readonly CohortEngine _engine = new();

    [Fact]
    public void AdvanceTo_RunningWeek_IsNotBefallen()
    {
        PoolLaws laws = Still.WithArrivals(1, 480, 50) with
        {
            WithdrawnSharePerDay = 0.999,
            NominationsPerDay = 1000,
            Changes =
            [
                new ScoreChange
                {
                    Name = "up",
                    ChancePerDay = 0.999,
                    Steps = [new(1, 1)],
                },
            ],
        };
        _engine.Start(laws, Empty, 1, 0);
        _engine.AdvanceTo(Start + Week - 1);
        Assert.Equal(_engine.Flows[FlowEvent.Arrived], _engine.ByScore()[480]);
        Assert.Equal(
            0,
            _engine.Flows[FlowEvent.Withdrawn] + _engine.Flows[FlowEvent.Nominated] + _engine.Flows[FlowEvent.Changed]
        );
        _engine.AdvanceTo(Start + Week);
        Assert.True(_engine.Flows[FlowEvent.Withdrawn] > 0, "Nobody of the past week has left.");
        Assert.InRange(_engine.ByScore().Sum(), 0, 10);
    }

    [Fact]
    public void AdvanceTo_Nominations_ReachEveryoneWithAWeight()
    {
        double[] weights = new double[CrsScore.Nomination + 1];
        weights[480] = 2;
        PoolLaws laws = Still with { NominationsPerDay = 500, NominationWeights = [.. weights] };
        _engine.Start(laws, With((1, 479, 30), (2, 480, 100)), 1, 0);
        _engine.AdvanceTo(Start + Day);
        Assert.Equal(100, _engine.Flows[FlowEvent.Nominated, FlowProgram.Pnp]);
        Assert.Equal((100, 30), (_engine.ByScore()[1080], _engine.ByScore()[479]));
        Assert.Equal(100, _engine.BySignature(3)[(2 * CrsScore.Count) + 1080]);
    }

    [Fact]
    public void AdvanceTo_Change_MovesGroupsAndStaysOnItsSideOf600()
    {
        PoolLaws laws = Still with
        {
            Signatures = Still.Signatures.Add(
                new Signature(GroupSet.Of(RoundType.Fsw, RoundType.French, RoundType.Cec), None)
            ),
            Changes =
            [
                new ScoreChange
                {
                    Name = "experience",
                    ChancePerDay = 0.99999,
                    Steps = [new(30, 1)],
                    LowestScore = 450,
                    HighestScore = 599,
                    Of = GroupSet.Of(RoundType.Fsw),
                    Gained = GroupSet.Of(RoundType.Cec),
                },
            ],
        };
        PoolStart start = With((2, 449, 10), (2, 450, 10), (2, 590, 10), (2, 1060, 10), (2, 1195, 10), (1, 460, 10));
        start = start with { Stocks = start.Stocks.Add(new StartStock(None, [])) };
        _engine.Start(laws, start, 1, 0);
        _engine.AdvanceTo(Start + Day);
        int[] counts = _engine.BySignature(4);
        int[] fsw = counts[(2 * CrsScore.Count)..(3 * CrsScore.Count)];
        int[] both = counts[(3 * CrsScore.Count)..];
        Assert.Equal((10, 10), (fsw[449], counts[CrsScore.Count + 460]));
        Assert.Equal((10, 10, 10, 10), (both[480], both[600], both[1090], both[1200]));
        Assert.Equal(
            (20L, 20L),
            (_engine.Flows[FlowEvent.Changed, FlowProgram.Fsw], _engine.Flows[FlowEvent.Changed, FlowProgram.Pnp])
        );
    }

    [Fact]
    public void AdvanceTo_Rescoring_MovesPoolArrivalsAndThoseAway()
    {
        PoolLaws laws = Still.WithArrivals(1, 480, 20) with
        {
            Rescorings =
            [
                new Rescoring(Start + (9 * Day), [new ScoreMove(1, 480, 430, 1, 1), new ScoreMove(2, 100, 50, 1, 1)]),
            ],
            Answers = new AnswerLaw
            {
                DeclinedShare = 1,
                LapsedShare = 0,
                Deadlines = [new(long.MinValue, 60)],
                DeclinedAfterDays = [0, 0, 0, 0, 0, 0, 0, 0, 1],
            },
        };
        _engine.Start(laws, With((1, 480, 10), (2, 700, 5)), 1, 0);
        _engine.Hold(Round(Start + (2 * Day), RoundType.Cec, 3));
        _engine.AdvanceTo(Start + (9 * Day) - 1);
        int before = _engine.ByScore()[480];
        _engine.AdvanceTo(Start + (9 * Day));
        Assert.Equal((0, 5), (_engine.ByScore()[480], _engine.BySignature(3)[CrsScore.Count + 650]));
        _engine.AdvanceTo(Start + (30 * Day));
        Assert.Equal(0, _engine.ByScore()[480]);
        Assert.Equal(3, _engine.Flows[FlowEvent.Returned]);
        Assert.Equal(10 + _engine.Flows[FlowEvent.Arrived], _engine.ByScore()[430]);
        Assert.InRange(before, 1, 10 + (int)_engine.Flows[FlowEvent.Arrived]);
    }
}
