using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using static ExpressEntry.Sim.Engine.Tests.Simulation.SimpleLaws;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Laws without chance: the answer is known. Start, rounds and expiry; answers and changes have files of their own.</summary>
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
