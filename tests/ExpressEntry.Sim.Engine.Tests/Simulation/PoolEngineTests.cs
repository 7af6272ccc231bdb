using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.MonteCarlo;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>What has to happen when nothing is left to chance, and what never depends on who asks.</summary>
public sealed class PoolEngineTests
{
    private const long Day = SmallLaws.Day;
    private const long Monday = 20_003 * Day;

    [Fact]
    public void Hold_EverybodyDeclines_AreBackOnTheDayAndKeepTheirPlace()
    {
        var engine = new PoolEngine();
        engine.Start(Quiet with { Answers = Answers(declined: 1, after: [0, 0, 1]) }, Stock(500, 10), 1, 0);
        HeldRound first = engine.Hold(new PlannedRound(Monday + 3600, RoundType.Cec, 4));
        int[] invited = engine.LastInvited.ToArray();
        Assert.Equal(4, first.Invited);

        engine.AdvanceTo(Monday + (3 * Day) - 1);
        Assert.Equal(6, PoolOf(engine));
        engine.AdvanceTo(Monday + (3 * Day));
        Assert.Equal(10, PoolOf(engine));
        Assert.Equal(4, engine.Flows[FlowEvent.Declined, FlowProgram.Cec]);
        Assert.Equal(4, engine.Flows[FlowEvent.Returned]);

        HeldRound second = engine.Hold(new PlannedRound(Monday + (4 * Day), RoundType.Cec, 4));
        Assert.Equal(first.TieBreakUtcSeconds, second.TieBreakUtcSeconds);
        Assert.Equal(invited, engine.LastInvited.ToArray());
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 90)]
    [InlineData(2, 60)]
    [InlineData(3, 90)]
    [InlineData(4, 60)]
    public void Hold_NobodyAnswers_LapsesOnTheDeadlineInForce(int change, int days)
    {
        // The history of the deadline in small: 60, 90, 60, 90, 60 days, a new rule every ten days.
        AnswerLaw answers = Answers(declined: 0, lapsed: 1) with
        {
            Deadlines =
            [
                .. new[] { 60, 90, 60, 90, 60 }.Select(
                    (open, i) => new DatedDeadline(i == 0 ? long.MinValue : Monday + (i * 10 * Day), open)
                ),
            ],
        };
        var engine = new PoolEngine();
        engine.Start(Quiet with { Answers = answers }, Stock(500, 10), 1, 0);
        long day = Monday + (change * 10 * Day);
        engine.Hold(new PlannedRound(day + 50_000, RoundType.General, 7));
        engine.AdvanceTo(day + (days * Day) - 1);
        Assert.Equal(0, engine.Flows[FlowEvent.Lapsed]);
        engine.AdvanceTo(day + (days * Day));
        Assert.Equal(7, engine.Flows[FlowEvent.Lapsed]);
        Assert.Equal(3, PoolOf(engine));
    }

    [Fact]
    public void AdvanceTo_StartPoolOfTheLastDays_ExpiresTwelveMonthsAfterThem()
    {
        var engine = new PoolEngine();
        PoolStart start = Stock(500, 50) with
        {
            Stocks = [new StartStock(SmallLaws.Rates(at => at == 500 ? 1 : 0), SmallLaws.Rates(_ => 2)), Empty, Empty],
        };
        engine.Start(Quiet, start, 1, 0);
        engine.AdvanceTo(Monday + (363 * Day));
        Assert.Equal(50, PoolOf(engine));
        engine.AdvanceTo(Monday + (364 * Day) - 40_000);
        Assert.InRange(PoolOf(engine), 1, 49);
        engine.AdvanceTo(Monday + (365 * Day));
        Assert.Equal(0, PoolOf(engine));
        Assert.Equal(50, engine.Flows[FlowEvent.Expired]);
    }

    [Fact]
    public void AdvanceTo_EverybodyWithdrawsAndComesBack_DoesSoInTheWeekOfTheLaw()
    {
        PoolLaws laws = Quiet with { WithdrawnSharePerDay = 0.999999999, Reentry = new ReentryLaw(0, 1, 0, [0, 0, 1]) };
        var engine = new PoolEngine();
        engine.Start(laws, Stock(500, 40), 1, 0);
        engine.AdvanceTo(Monday + Day);
        Assert.Equal((0, 40), (PoolOf(engine), (int)engine.Flows[FlowEvent.Withdrawn]));
        engine.AdvanceTo(Monday + (21 * Day));
        Assert.Equal(0, engine.Flows[FlowEvent.ReEntered]);
        engine.AdvanceTo(Monday + (28 * Day) - 1);
        Assert.Equal((40, 40), (PoolOf(engine), (int)engine.Flows[FlowEvent.ReEntered]));
        engine.AdvanceTo(Monday + (28 * Day));
        Assert.Equal(0, PoolOf(engine)); // no longer of the running week, so they withdraw again
    }

    [Fact]
    public void AdvanceTo_NewRulesOnADay_MoveThePoolTheInvitedAndTheArrivals()
    {
        PoolLaws laws = Quiet with
        {
            Signatures =
            [
                new Signature(GroupSet.Of(RoundType.Cec), SmallLaws.Rates(score => score == 500 ? 40 : 0)),
                .. Quiet.Signatures.Skip(1),
            ],
            Answers = Answers(declined: 1, after: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]),
            Rescorings =
            [
                new Rescoring(Monday + (5 * Day), [new ScoreMove(0, 500, 470, 1, 1), new ScoreMove(0, 520, 530, 0, 1)]),
            ],
        };
        var engine = new PoolEngine();
        engine.Start(laws, Stock(500, 30), 1, 0);
        engine.Hold(new PlannedRound(Monday + (2 * Day), RoundType.Cec, 5));
        engine.AdvanceTo(Monday + (5 * Day) - 1);
        int before = PoolOf(engine);
        Assert.Equal(before, CountAt(engine, 0, 500));
        engine.AdvanceTo(Monday + (20 * Day));
        Assert.Equal(PoolOf(engine), CountAt(engine, 1, 470));
        Assert.Equal(30 + engine.Flows[FlowEvent.Arrived], PoolOf(engine));
    }

    [Fact]
    public void Hold_SomebodyInSeveralPrograms_IsInvitedUnderTheFirstOfTheOrder()
    {
        PoolLaws laws = Quiet with
        {
            Signatures =
            [
                new Signature(GroupSet.Of(RoundType.Cec, RoundType.Fsw), SmallLaws.Rates(_ => 0)),
                new Signature(GroupSet.Of(RoundType.Fst, RoundType.French), SmallLaws.Rates(_ => 0)),
                new Signature(GroupSet.Of(RoundType.French), SmallLaws.Rates(_ => 0)),
            ],
        };
        var engine = new PoolEngine();
        ImmutableArray<double> three = SmallLaws.Rates(score => score is 400 or 1000 ? 20 : 0);
        PoolStart start = new(
            Monday,
            [],
            [new StartStock(three, []), new StartStock(three, []), new StartStock(three, [])],
            0
        );
        engine.Start(laws, start, 3, 0);
        int[] counts = new int[3 * CrsScore.Count];
        engine.CountBySignature(counts);

        engine.Hold(new PlannedRound(Monday + 9, RoundType.French, 10_000));
        Assert.Equal(
            counts[CrsScore.Count + 400] + counts[CrsScore.Count + 1000],
            engine.Flows[FlowEvent.Invited, FlowProgram.Fst]
        );
        Assert.Equal(
            counts[(2 * CrsScore.Count) + 400] + counts[(2 * CrsScore.Count) + 1000],
            engine.Flows[FlowEvent.Invited, FlowProgram.None]
        );

        engine.Hold(new PlannedRound(Monday + 10, RoundType.General, 10_000));
        Assert.Equal(counts[400], engine.Flows[FlowEvent.Invited, FlowProgram.Cec]);
        Assert.Equal(counts[1000], engine.Flows[FlowEvent.Invited, FlowProgram.Pnp]);
    }

    [Fact]
    public void Run_AnyReplication_AccountsForEveryProfile()
    {
        var engine = new PoolEngine();
        for (int replication = 0; replication < 40; replication++)
        {
            engine.Start(SmallLaws.Laws, SmallLaws.Pool, 11, replication);
            foreach (PlannedRound round in SmallLaws.Rounds)
            {
                engine.Hold(round);
                PoolFlows flows = engine.Flows;
                long expected =
                    flows.AtStart
                    + flows[FlowEvent.Arrived]
                    + flows[FlowEvent.ReEntered]
                    + flows[FlowEvent.Returned]
                    - flows[FlowEvent.Expired]
                    - flows[FlowEvent.Withdrawn]
                    - flows[FlowEvent.LostEligibility]
                    - flows[FlowEvent.Invited];
                Assert.Equal(expected, PoolOf(engine));
            }

            // After the longest deadline every invitation has its answer.
            engine.AdvanceTo(SmallLaws.Rounds[^1].AtUtcSeconds + (41 * Day));
            Assert.Equal(
                engine.Flows[FlowEvent.Invited],
                engine.Flows[FlowEvent.Applied] + engine.Flows[FlowEvent.Declined] + engine.Flows[FlowEvent.Lapsed]
            );
        }
    }

    [Fact]
    public void Run_OneThreadOrFour_GivesTheSameRounds()
    {
        HeldRound[][] one = Replications.Run(12, 1, () => new PoolEngine(), RunAll);
        HeldRound[][] four = Replications.Run(12, 4, () => new PoolEngine(), RunAll);
        Assert.Equal(one, four);
        Assert.NotEqual(one[0], one[1]);
    }

    [Fact]
    public void AdvanceTo_OtherRounds_SeeTheSameArrivals()
    {
        // Nobody leaves and nobody is invited twice, so what is in the pool and what was invited add up to the arrivals.
        PoolLaws laws = Quiet with
        {
            Signatures = SmallLaws.Laws.Signatures,
            Answers = Answers(declined: 0),
        };
        PoolStart nobody = SmallLaws.Pool with { Bands = [], Stocks = [.. SmallLaws.Pool.Stocks.Select(_ => Empty)] };
        int[] CountAfter(PlannedRound[] rounds)
        {
            var engine = new PoolEngine();
            engine.Start(laws, nobody, 5, 0);
            foreach (PlannedRound round in rounds)
            {
                Assert.Equal(3, engine.Hold(round).Invited);
            }

            engine.AdvanceTo(SmallLaws.Start + (199 * Day));
            int[] counts = new int[CrsScore.Count];
            engine.CountByScore(counts);
            return counts;
        }

        int[] quiet = CountAfter([]);
        int[] busy = CountAfter([
            .. Enumerable.Range(1, 20).Select(i => new PlannedRound(SmallLaws.Start + (i * 777_777), RoundType.General, 3)),
        ]);
        Assert.Equal(quiet.Sum(), busy.Sum() + 60);
        Assert.All(quiet.Zip(busy), counts => Assert.True(counts.First >= counts.Second));
    }

    [Fact]
    public void Run_Warm_AllocatesNoHeap()
    {
        // One deadline and one set of rules; each change of either builds a small table anew.
        PoolLaws laws = SmallLaws.Laws with
        {
            Rescorings = [],
            Answers = SmallLaws.Laws.Answers with { Deadlines = [new DatedDeadline(long.MinValue, 40)] },
        };
        var engine = new PoolEngine();
        long Measure(int replication)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            engine.Start(laws, SmallLaws.Pool, 99, replication);
            foreach (PlannedRound round in SmallLaws.Rounds)
            {
                engine.Hold(round);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // The first ones grow the lists.
        _ = Enumerable.Range(0, 30).Sum(Measure);
        long smallest = Enumerable.Range(30, 30).Min(Measure);
        Assert.Equal(0, smallest);
    }

    [Fact]
    public void AdvanceTo_ThePast_IsRefused()
    {
        var engine = new PoolEngine();
        engine.Start(SmallLaws.Laws, SmallLaws.Pool, 1, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.AdvanceTo(SmallLaws.Start - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Hold(new PlannedRound(0, RoundType.Cec, 1)));
    }

    private static StartStock Empty => new(SmallLaws.Rates(_ => 0), []);

    /// <summary>Nobody arrives, leaves, changes or is nominated; three signatures.</summary>
    private static PoolLaws Quiet { get; } =
        new()
        {
            Signatures =
            [
                new Signature(GroupSet.Of(RoundType.Cec), SmallLaws.Rates(_ => 0)),
                new Signature(GroupSet.Of(RoundType.French), SmallLaws.Rates(_ => 0)),
                new Signature(new GroupSet(0), SmallLaws.Rates(_ => 0)),
            ],
            WithdrawnSharePerDay = 0,
            NominationsPerDay = 0,
            NominationWeights = [.. Enumerable.Repeat(1.0, CrsScore.Nomination + 1)],
            Answers = Answers(declined: 0),
        };

    private static AnswerLaw Answers(double declined, double lapsed = 0, double[]? after = null) =>
        new()
        {
            DeclinedShare = declined,
            LapsedShare = lapsed,
            Deadlines = [new DatedDeadline(long.MinValue, 60)],
            DeclinedAfterDays = [.. after ?? []],
        };

    private static PoolStart Stock(int score, int count) =>
        new(
            Monday,
            [new StartBand(score, score, count)],
            [new StartStock(SmallLaws.Rates(at => at == score ? 1 : 0), SmallLaws.Rates(_ => 90)), Empty, Empty],
            0
        );

    private static int PoolOf(PoolEngine engine)
    {
        int[] counts = new int[CrsScore.Count];
        engine.CountByScore(counts);
        return counts.Sum();
    }

    private static int CountAt(PoolEngine engine, int signature, int score)
    {
        int[] counts = new int[3 * CrsScore.Count];
        engine.CountBySignature(counts);
        return counts[(signature * CrsScore.Count) + score];
    }

    private static HeldRound[] RunAll(PoolEngine engine, int replication)
    {
        engine.Start(SmallLaws.Laws, SmallLaws.Pool, 99, replication);
        return [.. SmallLaws.Rounds.Select(engine.Hold)];
    }
}
