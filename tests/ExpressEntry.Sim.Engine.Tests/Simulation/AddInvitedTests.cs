using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Who is invited, by program and band, and how long they had waited: the same in both engines.</summary>
public sealed class AddInvitedTests
{
    private const long Day = SimpleLaws.Day;
    private const int Bands = 3; // below 500, 500 to 600, nominees

    public static TheoryData<string> Engines => ["individual", "cohort"];

    [Theory]
    [MemberData(nameof(Engines))]
    public void AddInvited_ArrivalsOfOneDay_WaitedTheDaysSince(string name)
    {
        ISimulation engine = Create(name);
        // A round in the last second of the first day invites its arrivals.
        engine.Start(SimpleLaws.Still.WithArrivals(1, 510, 50), SimpleLaws.Empty, 1, 0);
        HeldRound first = engine.Hold(new PlannedRound(SimpleLaws.Start + Day - 1, RoundType.Cec, 10_000));
        (long[] counts, long[] waits) = Add(engine);
        Assert.Equal(first.Invited, counts[At(FlowProgram.Cec, 1)]);
        Assert.Equal(0, waits.Sum());

        // A round in the first second of the third day invites those of the second.
        HeldRound second = engine.Hold(new PlannedRound(SimpleLaws.Start + (2 * Day), RoundType.General, 10_000));
        (counts, waits) = Add(engine);
        Assert.Equal(second.Invited, counts[At(FlowProgram.Cec, 1)]);
        Assert.Equal(second.Invited, counts.Sum());
        Assert.Equal(second.Invited, waits[At(FlowProgram.Cec, 1)]); // one midnight
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void AddInvited_GeneralRound_CountsByProgramAndBand(string name)
    {
        ISimulation engine = Create(name);
        engine.Start(SimpleLaws.Still, SimpleLaws.With((0, 450, 5), (1, 520, 7), (2, 521, 11), (1, 700, 13)), 1, 0);
        engine.Hold(new PlannedRound(SimpleLaws.Start + 50, RoundType.General, 36));
        (long[] counts, long[] waits) = Add(engine);
        Assert.Equal(13, counts[At(FlowProgram.Pnp, 2)]);
        Assert.Equal(7, counts[At(FlowProgram.Cec, 1)]);
        Assert.Equal(11, counts[At(FlowProgram.Fsw, 1)]);
        Assert.Equal(5, counts[At(FlowProgram.None, 0)]);
        Assert.Equal(36, counts.Sum());
        Assert.All(waits, days => Assert.InRange(days, 0, 36 * 100));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void AddInvited_CategoryRoundThenNothing_AddsTheLastRoundOnly(string name)
    {
        ISimulation engine = Create(name);
        engine.Start(SimpleLaws.Still, SimpleLaws.With((2, 520, 11), (1, 700, 13)), 1, 0);
        Assert.Equal(0, Add(engine).Counts.Sum());
        engine.Hold(new PlannedRound(SimpleLaws.Start + 50, RoundType.French, 4));
        Assert.Equal(4, Add(engine).Counts[At(FlowProgram.Fsw, 1)]);
        engine.Hold(new PlannedRound(SimpleLaws.Start + 60, RoundType.Stem, 4));
        Assert.Equal(0, Add(engine).Counts.Sum());
        engine.Hold(new PlannedRound(SimpleLaws.Start + 70, RoundType.Cec, 3));
        Assert.Equal(3, Add(engine).Counts[At(FlowProgram.Cec, 2)]);
    }

    [Fact]
    public void AddInvited_TwoEngines_MeanWaitsAreEqual()
    {
        // 300 replications of the small law: the means of the sum of waits within 4 standard errors of each other.
        double[][] sums = [.. Engines.Select(row => Observe(Create((string)row)))];
        double[] means = [.. sums.Select(own => own.Average())];
        double error = Math.Sqrt(
            sums.Sum(own => own.Sum(x => (x - own.Average()) * (x - own.Average())) / own.Length / own.Length)
        );
        Assert.True(means.Min() > 100);
        Assert.InRange(means[0] - means[1], -4 * error, 4 * error);
    }

    private static double[] Observe(ISimulation engine)
    {
        double[] sums = new double[300];
        for (int replication = 0; replication < sums.Length; replication++)
        {
            engine.Start(SmallLaws.Laws, SmallLaws.Pool, 3, replication);
            foreach (PlannedRound round in SmallLaws.Rounds)
            {
                engine.Hold(round);
                (long[] counts, long[] waits) = Add(engine);
                sums[replication] += waits.Sum();
                Assert.True(counts.Sum() >= 0);
            }
        }

        return sums;
    }

    private static ISimulation Create(string name) => name == "cohort" ? new CohortEngine() : new PoolEngine();

    private static int At(FlowProgram program, int band) => ((int)program * Bands) + band;

    private static (long[] Counts, long[] WaitDays) Add(ISimulation engine)
    {
        byte[] bandOfScore = new byte[CrsScore.Count];
        bandOfScore.AsSpan(500, 101).Fill(1);
        bandOfScore.AsSpan(601).Fill(2);
        long[] counts = new long[FlowPrograms.Count * Bands];
        long[] waitDays = new long[counts.Length];
        engine.AddInvited(bandOfScore, counts, waitDays);
        return (counts, waitDays);
    }
}
