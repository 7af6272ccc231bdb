using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Runs;

/// <summary>A pool of certain events, so that every count of a run can be said beforehand.</summary>
public sealed class RunEngineTests
{
    private const long Day = 86_400;
    private const long Start = 20_600 * Day;

    [Fact]
    public void CopyFlows_CertainPool_EveryEventIsCountedOnce()
    {
        RunEngine engine = Engine(lapsed: 0, past: []);
        HeldRound held = engine.Hold(new PlannedRound(Start + (Day / 2), RoundType.Cec, 40));
        Assert.Equal(40, held.Invited);
        // Applied the day after, decided ten days after that, two persons each.
        for (int day = 1; day <= 10; day++)
        {
            engine.AdvanceTo(Start + (day * Day));
        }

        engine.AdvanceTo(Start + (11 * Day) - 1);
        Assert.Equal(0, Count(engine, "cec", "admitted"));
        engine.AdvanceTo(Start + (11 * Day));
        Assert.Equal(40, Count(engine, "cec", "invited"));
        Assert.Equal(40, Count(engine, "cec", "applied"));
        Assert.Equal(40, Count(engine, "cec", "admitted"));
        Assert.Equal(80, Count(engine, "cec", "admitted_persons"));
        Assert.Equal(0, Count(engine, "fsw", "invited"));
    }

    [Fact]
    public void CopyFlows_InvitationsOpenAtTheStart_AreAnsweredToo()
    {
        ImmutableArray<PastInvitations> past =
        [
            new PastInvitations(Start - (Day / 2), FlowProgram.Fsw, 9),
            new PastInvitations(Start - (5 * Day), FlowProgram.Pnp, 3),
        ];
        RunEngine engine = Engine(lapsed: 0, past);
        engine.AdvanceTo(Start + (30 * Day));
        // The first ones apply on the first day; the others had applied before, and are decided in the run.
        Assert.Equal(9, Count(engine, "fsw", "applied"));
        Assert.Equal(9, Count(engine, "fsw", "admitted"));
        Assert.Equal(0, Count(engine, "pnp", "applied"));
        Assert.Equal(3, Count(engine, "pnp", "admitted"));
    }

    [Fact]
    public void CopyFlows_AllLapse_NobodyApplies()
    {
        RunEngine engine = Engine(lapsed: 1, past: [new PastInvitations(Start - (5 * Day), FlowProgram.Pnp, 3)]);
        engine.Hold(new PlannedRound(Start + (Day / 2), RoundType.Cec, 40));
        engine.AdvanceTo(Start + (90 * Day));
        Assert.Equal(40, Count(engine, "cec", "lapsed"));
        Assert.Equal(3, Count(engine, "pnp", "lapsed"));
        Assert.Equal(0, Count(engine, "cec", "applied") + Count(engine, "cec", "admitted"));
    }

    [Fact]
    public void Start_AfterAnotherReplication_ShowsNothingOfIt()
    {
        RunEngine engine = Engine(lapsed: 0, past: []);
        engine.Hold(new PlannedRound(Start + (Day / 2), RoundType.Cec, 40));
        engine.AdvanceTo(Start + (50 * Day));
        Begin(engine, lapsed: 0, past: []);
        Assert.Equal(0, Count(engine, "cec", "applied") + Count(engine, "cec", "admitted"));
        engine.AdvanceTo(Start + (20 * Day));
        Assert.Equal(0, Count(engine, "cec", "admitted"));
    }

    [Fact]
    public void CountBands_Pool_IsCountedByBand()
    {
        RunEngine engine = Engine(lapsed: 0, past: []);
        byte[] bandOfScore = new byte[CrsScore.Count];
        bandOfScore.AsSpan(0, 501).Fill(1);
        int[] counts = [7, 7];
        engine.CountBands(bandOfScore, counts);
        Assert.Equal([100, 0], counts);
    }

    private static RunEngine Engine(double lapsed, ImmutableArray<PastInvitations> past)
    {
        var engine = new RunEngine(new PoolEngine());
        Begin(engine, lapsed, past);
        return engine;
    }

    // A hundred CEC profiles at 501 to 510, and nothing that happens by itself.
    private static void Begin(RunEngine engine, double lapsed, ImmutableArray<PastInvitations> past)
    {
        double[] stock = new double[CrsScore.Count];
        stock.AsSpan(501, 10).Fill(1);
        var laws = new PoolLaws
        {
            Signatures = [new Signature(GroupSet.Of(RoundType.Cec), [.. new double[CrsScore.Count]])],
            WithdrawnSharePerDay = 0,
            NominationsPerDay = 0,
            NominationWeights = [.. new double[CrsScore.Nomination + 1]],
            Answers = new AnswerLaw
            {
                DeclinedShare = 0,
                LapsedShare = lapsed,
                Deadlines = [new DatedDeadline(long.MinValue, 60)],
                AppliedAfterDays = [1],
            },
        };
        ImmutableArray<double> tenDays = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
        engine.Start(
            laws,
            new PoolStart(Start, [new StartBand(501, 510, 100)], [new StartStock([.. stock], [])], 0.001),
            new ProcessingLaw
            {
                RefusedShares = [0, 0, 0, 0, 0],
                Periods = [new ProcessingPeriod(0, [tenDays, tenDays, tenDays, tenDays, tenDays])],
                PersonsWeights = [0, 1],
            },
            past,
            nominees: null,
            seed: 1,
            replication: 0
        );
    }

    private static long Count(RunEngine engine, string program, string what)
    {
        long[] counts = new long[RunEngine.ProgramWords.Length * RunEngine.Events.Length];
        engine.CopyFlows(counts);
        return counts[(RunEngine.ProgramWords.IndexOf(program) * RunEngine.Events.Length) + RunEngine.Events.IndexOf(what)];
    }
}
