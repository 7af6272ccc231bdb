using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using static ExpressEntry.Sim.Engine.Tests.Simulation.SimpleLaws;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Laws without chance: the answer is known.</summary>
public sealed class CohortEngineTests
{
    private readonly CohortEngine _engine = new();

    [Fact]
    public void Start_Bands_HoldExactlyAsPublished()
    {
        _engine.Start(Still, With((0, 300, 50), (1, 480, 7), (2, 700, 3)), 1, 0);
        int[] counts = _engine.ByScore();
        Assert.Equal((50, 7, 3, 60), (counts[300], counts[480], counts[700], counts.Sum()));
        Assert.Equal(60, _engine.Flows.AtStart);
        int[] bySignature = _engine.BySignature(3);
        Assert.Equal(
            (50, 7, 3),
            (bySignature[300], bySignature[CrsScore.Count + 480], bySignature[(2 * CrsScore.Count) + 700])
        );
    }

    [Fact]
    public void Start_BandWithoutStock_IsOfTheFirstSignature()
    {
        PoolStart start = Empty with { Bands = [new StartBand(10, 20, 1000)] };
        _engine.Start(Still, start, 1, 0);
        int[] first = _engine.BySignature(3)[..CrsScore.Count];
        Assert.Equal(1000, first.Sum());
        Assert.All(first[10..21], count => Assert.InRange(count, 40, 150)); // 91 each, 5.4 standard deviations
    }

    [Theory]
    [InlineData(RoundType.General, 700, 2, 1)]
    [InlineData(RoundType.Pnp, 700, 2, 1)]
    [InlineData(RoundType.Cec, 480, 7, 7)]
    [InlineData(RoundType.French, 460, 12, 10)]
    [InlineData(RoundType.Stem, -1, 0, 5)]
    public void Hold_EachType_RanksItsMembers(RoundType type, int cutoff, int invited, int size)
    {
        int expected = Math.Min(size, invited);
        _engine.Start(Still, With((0, 300, 50), (1, 480, 7), (2, 460, 9), (2, 700, 3)), 1, 0);
        int eligible = type switch
        {
            RoundType.General => 69,
            RoundType.Pnp => 3,
            RoundType.Cec => 7,
            RoundType.French => 12,
            _ => 0,
        };
        HeldRound held = _engine.Hold(Round(Start + 100, type, size));
        Assert.Equal((eligible, expected, cutoff), (held.Eligible, held.Invited, held.Cutoff));
        Assert.Equal(69 - expected, _engine.ByScore().Sum());
        Assert.Equal(expected, _engine.Flows[FlowEvent.Invited]);
    }

    [Fact]
    public void Hold_SizeBelowZero_LeavesTheLastOnes()
    {
        _engine.Start(Still, With((1, 480, 7), (2, 700, 30)), 1, 0);
        HeldRound held = _engine.Hold(Round(Start + 100, RoundType.Pnp, -20));
        Assert.Equal((30, 10, 700), (held.Eligible, held.Invited, held.Cutoff));
        Assert.Equal(20, _engine.ByScore()[700]);
        held = _engine.Hold(Round(Start + 101, RoundType.Pnp, -20));
        Assert.Equal((20, 0, -1, 0L), (held.Eligible, held.Invited, held.Cutoff, held.TieBreakUtcSeconds));
        Assert.Equal((27, 10L), (_engine.ByScore().Sum(), _engine.Flows[FlowEvent.Invited]));
    }

    [Fact]
    public void Hold_OneAtATime_GoesFromTheOldestToTheYoungest()
    {
        _engine.Start(Still, With((1, 480, 300)), 1, 0);
        long before = 0;
        for (int i = 0; i < 300; i++)
        {
            PlannedRound round = Round(Start, RoundType.Cec, 1);
            HeldRound preview = _engine.Preview(round);
            HeldRound held = _engine.Hold(round);
            Assert.Equal(preview, held);
            Assert.InRange(held.TieBreakUtcSeconds, Math.Max(before, Start - (100 * Day) - 1), Start - 1);
            before = held.TieBreakUtcSeconds;
        }

        Assert.Equal(0, _engine.ByScore().Sum());
    }

    [Fact]
    public void Hold_CategoryRound_CountsTheFederalProgramAndTheNomineesProgramOnlyInOthers()
    {
        _engine.Start(Still, With((2, 460, 9), (2, 700, 3)), 1, 0);
        _engine.Hold(Round(Start + 100, RoundType.French, 5));
        Assert.Equal(5, _engine.Flows[FlowEvent.Invited, FlowProgram.Fsw]);
        _engine.Start(Still, With((2, 460, 9), (2, 700, 3)), 1, 0);
        _engine.Hold(Round(Start + 100, RoundType.General, 5));
        Assert.Equal(3, _engine.Flows[FlowEvent.Invited, FlowProgram.Pnp]);
        Assert.Equal(2, _engine.Flows[FlowEvent.Invited, FlowProgram.Fsw]);
    }

    [Fact]
    public void AdvanceTo_Expiry_IsToTheSecond()
    {
        _engine.Start(Still, With((1, 480, 40)), 1, 0);
        long[] instants = new long[40];
        for (int i = 0; i < 40; i++)
        {
            instants[i] = _engine.Preview(Round(Start, RoundType.Cec, i + 1)).TieBreakUtcSeconds;
        }

        for (int i = 0; i < 40; i++)
        {
            long expiry = instants[i] + (365 * Day);
            _engine.AdvanceTo(expiry - 1);
            Assert.Equal(instants.Count(instant => instant >= instants[i]), _engine.ByScore()[480]);
            _engine.AdvanceTo(expiry);
            Assert.Equal(instants.Count(instant => instant > instants[i]), _engine.ByScore()[480]);
            Assert.Equal(
                instants.Count(instant => instant <= instants[i]),
                _engine.Flows[FlowEvent.Expired, FlowProgram.Cec]
            );
        }
    }

    [Fact]
    public void Hold_Declines_ComeBackOnTheirDayWithTheirInstant()
    {
        PoolLaws laws = Still with
        {
            Answers = new AnswerLaw
            {
                DeclinedShare = 1,
                LapsedShare = 0,
                Deadlines = [new(long.MinValue, 60), new(Start + (3 * Day), 90)],
                DeclinedAfterDays = [0, 0, 1],
            },
        };
        _engine.Start(laws, With((1, 480, 5)), 1, 0);
        HeldRound first = _engine.Hold(Round(Start + 50_000, RoundType.Cec, 1));
        Assert.Equal(4, _engine.ByScore()[480]);
        _engine.AdvanceTo(Start + (3 * Day) - 1);
        Assert.Equal((4, 0L), (_engine.ByScore()[480], _engine.Flows[FlowEvent.Declined]));
        _engine.AdvanceTo(Start + (3 * Day));
        Assert.Equal((5, 1L), (_engine.ByScore()[480], _engine.Flows[FlowEvent.Declined, FlowProgram.Cec]));
        Assert.Equal(1, _engine.Flows[FlowEvent.Returned, FlowProgram.Cec]);
        HeldRound again = _engine.Hold(Round(Start + (3 * Day), RoundType.Cec, 1));
        Assert.Equal(first.TieBreakUtcSeconds, again.TieBreakUtcSeconds);
    }

    [Fact]
    public void Hold_DeclinedAndExpiredMeanwhile_DoesNotReturn()
    {
        PoolLaws laws = Still with
        {
            Answers = new AnswerLaw
            {
                DeclinedShare = 1,
                LapsedShare = 0,
                Deadlines = [new(long.MinValue, 60)],
                DeclinedAfterDays = [0, 1],
            },
        };
        _engine.Start(laws, With((1, 480, 5)), 1, 0);
        long oldest = _engine.Preview(Round(Start, RoundType.Cec, 1)).TieBreakUtcSeconds;
        long expiry = oldest + (365 * Day);
        _engine.Hold(Round(expiry - 10, RoundType.Cec, 1));
        _engine.AdvanceTo(expiry + (3 * Day));
        Assert.Equal(1, _engine.Flows[FlowEvent.Declined]);
        Assert.Equal(0, _engine.Flows[FlowEvent.Returned]);
    }

    [Fact]
    public void Hold_Lapses_CountOnTheDeadlineInForce()
    {
        PoolLaws laws = Still with
        {
            Answers = new AnswerLaw
            {
                DeclinedShare = 0,
                LapsedShare = 1,
                Deadlines = [new(long.MinValue, 60), new(Start + (3 * Day), 90)],
            },
        };
        _engine.Start(laws, With((1, 480, 50)), 1, 0);
        _engine.Hold(Round(Start + 50_000, RoundType.Cec, 2));
        _engine.Hold(Round(Start + (3 * Day), RoundType.Cec, 4));
        _engine.AdvanceTo(Start + (60 * Day) - 1);
        Assert.Equal(0, _engine.Flows[FlowEvent.Lapsed]);
        _engine.AdvanceTo(Start + (60 * Day));
        Assert.Equal(2, _engine.Flows[FlowEvent.Lapsed, FlowProgram.Cec]);
        _engine.AdvanceTo(Start + (93 * Day) - 1);
        Assert.Equal(2, _engine.Flows[FlowEvent.Lapsed]);
        _engine.AdvanceTo(Start + (93 * Day));
        Assert.Equal(6, _engine.Flows[FlowEvent.Lapsed]);
        Assert.Equal(0, _engine.Flows[FlowEvent.Applied]);
    }

    [Fact]
    public void Hold_Applications_CountOnTheirDay()
    {
        PoolLaws laws = Still with { Answers = Still.Answers with { AppliedAfterDays = [0, 0, 0, 0, 1] } };
        _engine.Start(laws, With((1, 480, 50)), 1, 0);
        _engine.Hold(Round(Start + 50_000, RoundType.Cec, 7));
        _engine.AdvanceTo(Start + (5 * Day) - 1);
        Assert.Equal(0, _engine.Flows[FlowEvent.Applied]);
        _engine.AdvanceTo(Start + (5 * Day));
        Assert.Equal(7, _engine.Flows[FlowEvent.Applied, FlowProgram.Cec]);
    }

    [Fact]
    public void AdvanceTo_LapsedAndBack_ComeInTheirWeek()
    {
        PoolLaws laws = Still with
        {
            Answers = new AnswerLaw
            {
                DeclinedShare = 0,
                LapsedShare = 1,
                Deadlines = [new(long.MinValue, 10)],
            },
            Reentry = new ReentryLaw(0, 0, 1, [0, 1]),
        };
        _engine.Start(laws, With((1, 480, 500)), 1, 0);
        _engine.Hold(Round(Start + 50_000, RoundType.Cec, 500));
        // The deadline is on day 10, in the second week; two weeks later is the fourth.
        _engine.AdvanceTo(Start + (3 * Week));
        Assert.Equal((500L, 0L), (_engine.Flows[FlowEvent.Lapsed], _engine.Flows[FlowEvent.ReEntered]));
        _engine.AdvanceTo(Start + (3 * Week) + (Week / 2));
        Assert.InRange(_engine.Flows[FlowEvent.ReEntered, FlowProgram.Cec], 175, 325); // Binomial(500, ½), 6.7 deviations
        _engine.AdvanceTo(Start + (4 * Week));
        Assert.Equal(500, _engine.Flows[FlowEvent.ReEntered]);
        Assert.Equal(500, _engine.ByScore()[480]);
        long tieBreak = _engine.Preview(Round(Start + (4 * Week), RoundType.Cec, 1)).TieBreakUtcSeconds;
        Assert.InRange(tieBreak, Start + (3 * Week), Start + (4 * Week));
    }

    [Fact]
    public void AdvanceTo_ExpiredAndBack_ComeInTheWeekAfterTheyExpired()
    {
        PoolLaws laws = Still with { Reentry = new ReentryLaw(1, 0, 0, [1]) };
        _engine.Start(laws, With((2, 480, 1000)), 1, 0);
        for (int week = 1; week <= 60; week++)
        {
            long expired = _engine.Flows[FlowEvent.Expired, FlowProgram.Fsw];
            _engine.AdvanceTo(Start + (week * Week));
            // Everybody who had expired by the beginning of this week is back at its end, and nobody else.
            Assert.Equal(expired, _engine.Flows[FlowEvent.ReEntered, FlowProgram.Fsw]);
        }
    }

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

    [Fact]
    public void Preview_AtTheInstantOfARound_LeavesTheFutureAlone()
    {
        (PoolLaws laws, PoolStart start, var rounds) = RandomLaws.Of(3);
        var looked = new CohortEngine();
        _engine.Start(laws, start, 5, 2);
        looked.Start(laws, start, 5, 2);
        foreach (PlannedRound round in rounds)
        {
            looked.AdvanceTo(round.AtUtcSeconds);
            looked.Preview(round with { Type = RoundType.General, Size = 10 });
            looked.ByScore();
            Assert.Equal(_engine.Hold(round), looked.Hold(round));
        }
    }

    [Fact]
    public void Hold_OtherRoundDates_SeeTheSameArrivals()
    {
        PoolLaws laws = Still.WithArrivals(1, 480, 20).WithArrivals(2, 400, 10).WithArrivals(2, 700, 1);
        var other = new CohortEngine();
        _engine.Start(laws, Empty, 5, 2);
        other.Start(laws, Empty, 5, 2);
        _engine.Hold(Round(Start + (3 * Day) + 1234, RoundType.French, 15));
        other.Hold(Round(Start + (20 * Day) + 777, RoundType.Cec, 100));
        foreach (int day in new[] { 21, 40, 200 })
        {
            _engine.AdvanceTo(Start + (day * Day));
            other.AdvanceTo(Start + (day * Day));
            foreach (FlowProgram program in Enum.GetValues<FlowProgram>())
            {
                Assert.Equal(_engine.Flows[FlowEvent.Arrived, program], other.Flows[FlowEvent.Arrived, program]);
            }
        }
    }

    [Fact]
    public void AdvanceTo_ThePast_Throws()
    {
        _engine.Start(Still, Empty, 1, 0);
        _engine.AdvanceTo(Start + 10);
        Assert.Throws<ArgumentOutOfRangeException>(() => _engine.AdvanceTo(Start + 9));
        Assert.Throws<ArgumentOutOfRangeException>(() => _engine.Hold(Round(Start, RoundType.Cec, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => _engine.Preview(Round(Start, RoundType.Cec, 1)));
    }
}
