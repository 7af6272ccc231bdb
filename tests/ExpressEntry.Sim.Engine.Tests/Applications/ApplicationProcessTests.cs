using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.TestSupport;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Engine.Tests.Applications;

/// <summary>Seeds are fixed; bounds on random counts are the 0.999 quantiles of the chi-square law (Wilson and Hilferty).</summary>
public sealed class ApplicationProcessTests
{
    private const long First = 20_600;
    private static readonly FlowProgram[] AllPrograms = Enum.GetValues<FlowProgram>();

    [Fact]
    public void AdvanceTo_OneDayInProcessAndNoChance_IsTheKnownAnswer()
    {
        var process = new ApplicationProcess();
        process.Start(LawOf([0, 0, 1], refused: 0, persons: [0, 1]), First, 1, 0);
        process.Receive(First, First + 1, FlowProgram.Cec, 40);
        process.Receive(First + 1, First + 2, FlowProgram.Cec, 2);

        process.AdvanceTo(First + 3);
        Assert.Equal(0, process[ApplicationEvent.Admitted, FlowProgram.Cec]);
        Assert.Equal(42, process.InProcess(FlowProgram.Cec));
        process.AdvanceTo(First + 4);
        Assert.Equal(40, process[ApplicationEvent.Admitted, FlowProgram.Cec]);
        Assert.Equal(80, process[ApplicationEvent.AdmittedPersons, FlowProgram.Cec]);
        process.AdvanceTo(First + 5);
        Assert.Equal(42, process[ApplicationEvent.Admitted, FlowProgram.Cec]);
        Assert.Equal(0, process.InProcess(FlowProgram.Cec));
        Assert.Equal(0, process[ApplicationEvent.Admitted, FlowProgram.Pnp]);
    }

    [Fact]
    public void AdvanceTo_AllRefused_AdmitsNobody()
    {
        var process = new ApplicationProcess();
        process.Start(LawOf([1], refused: 1, persons: [1]), First, 1, 0);
        process.Receive(First, First + 1, FlowProgram.Fsw, 7);
        process.AdvanceTo(First + 2);
        Assert.Equal(7, process[ApplicationEvent.Refused, FlowProgram.Fsw]);
        Assert.Equal(0, process[ApplicationEvent.AdmittedPersons, FlowProgram.Fsw]);
    }

    [Fact]
    public void Receive_PeriodsOfReceipt_EachHasItsTimes()
    {
        ProcessingLaw law = LawOf([1], 0, [1]) with
        {
            Periods = [PeriodOf(long.MinValue, [1]), PeriodOf(First + 10, [0, 0, 0, 0, 1])],
        };
        var process = new ApplicationProcess();
        process.Start(law, First, 1, 0);
        process.Receive(First + 9, First + 10, FlowProgram.Pnp, 5);
        process.Receive(First + 10, First + 11, FlowProgram.Pnp, 3);
        process.AdvanceTo(First + 15);
        Assert.Equal(5, process[ApplicationEvent.Admitted, FlowProgram.Pnp]);
        process.AdvanceTo(First + 16);
        Assert.Equal(8, process[ApplicationEvent.Admitted, FlowProgram.Pnp]);
    }

    [Fact]
    public void Looks_AnyDaysAndCounts_EveryApplicationIsInOneCount()
    {
        var looks = (
            from days in Gen.Choose(1, 40)
            from count in Gen.Choose(0, 60)
            from program in Gen.Choose(0, AllPrograms.Length - 1)
            select (Days: days, Count: count, Program: (FlowProgram)program)
        ).ArrayOf();
        Prop.ForAll(
                Arb.From(looks),
                all =>
                {
                    var process = new ApplicationProcess();
                    process.Start(LawOf(ProcessingTimes.OfStandard(30), 0.3, [3, 1, 1]), First, 5, 2);
                    Dictionary<FlowProgram, long> received = AllPrograms.ToDictionary(program => program, _ => 0L);
                    long day = First;
                    foreach ((int days, int count, FlowProgram program) in all)
                    {
                        process.Receive(day, day + days, program, count);
                        received[program] += count;
                        day += days;
                        process.AdvanceTo(day);
                        AssertConserved(process, received);
                    }

                    process.AdvanceTo(day + 1000);
                    return AllPrograms.All(program =>
                        process.InProcess(program) == 0
                        && process[ApplicationEvent.AdmittedPersons, program] >= process[ApplicationEvent.Admitted, program]
                    );
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void AdvanceTo_AnySteps_GivesTheSameCounts()
    {
        long[] whole = Play([First + 400]);
        Assert.Equal(whole, Play([First + 1, First + 2, First + 57, First + 58, First + 399, First + 400]));
        Assert.NotEqual(whole, Play([First + 400], replication: 4));
        Assert.NotEqual(whole, Play([First + 400], seed: 12));
    }

    [Fact]
    public void Start_UsedProcess_ShowsNothingOfTheReplicationBefore()
    {
        var process = new ApplicationProcess();
        process.Start(LawOf([1, 2, 3, 4], 0.5, [1, 1]), First + 1234, 9, 9);
        process.Receive(First + 1234, First + 1250, FlowProgram.Fst, 500);
        process.AdvanceTo(First + 1240);
        Assert.Equal(Play([First + 400]), Play([First + 400], process: process));
    }

    [Fact]
    public void Receive_ManyApplications_AreDecidedByTheLaw()
    {
        const int count = 100_000;
        double[] days = [0, 4, 1, 0, 3, 2];
        var process = new ApplicationProcess();
        process.Start(LawOf([.. days], 0.25, [5, 3, 2]), First, 3, 1);
        process.Receive(First, First + 1, FlowProgram.Cec, count);
        int[] decided = new int[days.Length];
        long before = count;
        for (int day = 0; day < days.Length; day++)
        {
            process.AdvanceTo(First + 2 + day);
            decided[day] = (int)(before - process.InProcess(FlowProgram.Cec));
            before -= decided[day];
        }

        AssertChiSquare(decided, [.. days.Select(weight => weight / days.Sum())]);
        long refused = process[ApplicationEvent.Refused, FlowProgram.Cec];
        AssertChiSquare([(int)refused, (int)(count - refused)], [0.25, 0.75]);
        // Mean 1.7, variance 0.61 an application; 3.29 standard errors leave out 0.001.
        long admitted = process[ApplicationEvent.Admitted, FlowProgram.Cec];
        double mean = (double)process[ApplicationEvent.AdmittedPersons, FlowProgram.Cec] / admitted;
        Assert.Equal(1.7, mean, 3.29 * Math.Sqrt(0.61 / admitted));
        Assert.Equal(1.7, LawOf([1], 0, [5, 3, 2]).MeanPersons, 12);
    }

    [Fact]
    public void Receive_OverAWeek_IsEvenOverItsDays()
    {
        const int count = 70_000;
        var process = new ApplicationProcess();
        process.Start(LawOf([1], 0, [1]), First, 3, 1);
        process.Receive(First, First + 7, FlowProgram.Cec, count);
        int[] decided = new int[7];
        long before = 0;
        for (int day = 0; day < 7; day++)
        {
            process.AdvanceTo(First + 2 + day);
            decided[day] = (int)(process[ApplicationEvent.Admitted, FlowProgram.Cec] - before);
            before += decided[day];
        }

        AssertChiSquare(decided, [.. Enumerable.Repeat(1.0 / 7, 7)]);
    }

    [Fact]
    public void Receive_PastDays_AreRefused()
    {
        var process = new ApplicationProcess();
        process.Start(LawOf([1], 0, [1]), First, 1, 0);
        process.AdvanceTo(First + 5);
        Assert.Throws<ArgumentOutOfRangeException>(() => process.Receive(First + 4, First + 6, FlowProgram.Cec, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => process.Receive(First + 6, First + 6, FlowProgram.Cec, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => process.Receive(First + 6, First + 7, FlowProgram.Cec, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => process.AdvanceTo(First + 4));
    }

    [Fact]
    public void Start_LawsThatMeanNothing_AreRefused()
    {
        ProcessingLaw law = LawOf([1], 0, [1]);
        Assert.Contains(
            "share refused is 1.5",
            Refusal(law with { RefusedShares = [0, 0, 1.5, 0, 0] }),
            StringComparison.Ordinal
        );
        Assert.Contains("4 shares refused", Refusal(law with { RefusedShares = [0, 0, 0, 0] }), StringComparison.Ordinal);
        Assert.Contains("only weights of 0", Refusal(law with { PersonsWeights = [0, 0] }), StringComparison.Ordinal);
        Assert.Contains("0 weights; expected 1 to 20", Refusal(law with { PersonsWeights = [] }), StringComparison.Ordinal);
        Assert.Contains("at least one period", Refusal(law with { Periods = [] }), StringComparison.Ordinal);
        Assert.Contains("have the weight -1", Refusal(LawOf([1, -1], 0, [1])), StringComparison.Ordinal);
        Assert.Contains(
            "not in order",
            Refusal(law with { Periods = [PeriodOf(5, [1]), PeriodOf(4, [1])] }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "for 1 programs",
            Refusal(
                law with
                {
                    Periods =
                    [
                        new ProcessingPeriod(
                            0,
                            [
                                [1.0],
                            ]
                        ),
                    ],
                }
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Replication_AfterTheFirst_AllocatesNothing()
    {
        var process = new ApplicationProcess();
        ProcessingLaw law = LawOf(ProcessingTimes.OfStandard(183), 0.1, [5, 3, 2]);
        int replication = 0;
        Year();
        Year();
        Assert.Equal(0, SteadyAllocations.PerRun(Year));

        void Year()
        {
            process.Start(law, First, 1, replication++);
            for (long day = First; day < First + 360; day += 30)
            {
                process.Receive(day, day + 30, FlowProgram.Cec, 600);
                process.AdvanceTo(day + 30);
            }
        }
    }

    private static long[] Play(long[] looks, long seed = 11, int replication = 3, ApplicationProcess? process = null)
    {
        process ??= new ApplicationProcess();
        process.Start(LawOf(ProcessingTimes.OfStandard(183), 0.1, [5, 3, 2]), First, seed, replication);
        process.Receive(First, First + 30, FlowProgram.Cec, 4000);
        process.Receive(First, First + 30, FlowProgram.Pnp, 1000);
        foreach (long day in looks)
        {
            process.AdvanceTo(day);
        }

        return
        [
            .. from what in Enum.GetValues<ApplicationEvent>() from program in AllPrograms select process[what, program],
        ];
    }

    private static void AssertConserved(ApplicationProcess process, Dictionary<FlowProgram, long> received)
    {
        foreach (FlowProgram program in AllPrograms)
        {
            Assert.Equal(received[program], process[ApplicationEvent.Received, program]);
            Assert.Equal(
                received[program],
                process[ApplicationEvent.Refused, program]
                    + process[ApplicationEvent.Admitted, program]
                    + process.InProcess(program)
            );
        }
    }

    private static string Refusal(ProcessingLaw law) =>
        Assert.Throws<ArgumentException>(() => new ApplicationProcess().Start(law, First, 1, 0)).Message;

    private static ProcessingLaw LawOf(ImmutableArray<double> days, double refused, ImmutableArray<double> persons) =>
        new()
        {
            RefusedShares = [.. Enumerable.Repeat(refused, FlowPrograms.Count)],
            Periods = [PeriodOf(long.MinValue, days)],
            PersonsWeights = persons,
        };

    private static ProcessingPeriod PeriodOf(long fromDay, ImmutableArray<double> days) =>
        new(fromDay, [.. Enumerable.Repeat(days, FlowPrograms.Count)]);

    internal static void AssertChiSquare(ReadOnlySpan<int> counts, ReadOnlySpan<double> probabilities)
    {
        double total = 0;
        foreach (int count in counts)
        {
            total += count;
        }

        double statistic = 0;
        int cells = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double expected = total * probabilities[i];
            if (expected == 0)
            {
                Assert.Equal(0, counts[i]);
                continue;
            }

            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
            cells++;
        }

        double freedom = cells - 1;
        double cube = 1 - (2 / (9 * freedom)) + (3.0902 * Math.Sqrt(2 / (9 * freedom)));
        Assert.InRange(statistic, 0, freedom * cube * cube * cube);
    }
}
