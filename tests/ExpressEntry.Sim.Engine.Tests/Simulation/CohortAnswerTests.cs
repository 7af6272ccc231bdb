using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using static ExpressEntry.Sim.Engine.Tests.Simulation.SimpleLaws;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Laws without chance: what becomes of the invited, and of those who come back.</summary>
public sealed class CohortAnswerTests
{
    private readonly CohortEngine _engine = new();

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
}
