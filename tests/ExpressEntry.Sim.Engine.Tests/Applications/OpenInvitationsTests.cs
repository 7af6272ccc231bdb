using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Engine.Tests.Applications;

/// <summary>Seeds are fixed; bounds on random counts are the 0.999 quantiles of the chi-square law.</summary>
public sealed class OpenInvitationsTests
{
    private const long SecondsPerDay = 86_400;
    private const long First = 20_600;
    private static readonly AnswerLaw Answers = new()
    {
        DeclinedShare = 0.1,
        LapsedShare = 0.2,
        Deadlines = [new DatedDeadline(long.MinValue, 60)],
    };

    [Fact]
    public void AdvanceTo_PastTheLastDeadline_EveryInvitationHasOneAnswer()
    {
        (OpenInvitations open, ApplicationProcess process) = Start(
            [new PastInvitations(((First - 1) * SecondsPerDay) + 50_000, FlowProgram.Cec, 900)],
            Answers
        );
        open.AdvanceTo(First + 60);
        Assert.Equal(900, Sum(open, FlowProgram.Cec));
        Assert.Equal(open[FlowEvent.Applied, FlowProgram.Cec], process[ApplicationEvent.Received, FlowProgram.Cec]);
        Assert.Equal(0, Sum(open, FlowProgram.Fsw));
        open.AdvanceTo(First + 600);
        Assert.Equal(900, Sum(open, FlowProgram.Cec));
    }

    [Fact]
    public void Start_AnsweredBefore_IsBacklogOnly()
    {
        // Applied on day 1 of 60, decided on day 100 after: all still in process, none of them an answer from here on.
        AnswerLaw certain = Answers with
        {
            DeclinedShare = 0,
            LapsedShare = 0,
            AppliedAfterDays = [1],
        };
        (OpenInvitations open, ApplicationProcess process) = Start(
            [
                new PastInvitations((First - 2) * SecondsPerDay, FlowProgram.Pnp, 300),
                new PastInvitations((First - 101) * SecondsPerDay, FlowProgram.Pnp, 40),
                new PastInvitations((First - 102) * SecondsPerDay, FlowProgram.Pnp, 5000),
            ],
            certain
        );
        open.AdvanceTo(First + 60);
        process.AdvanceTo(First + 60);
        Assert.Equal(0, Sum(open, FlowProgram.Pnp));
        Assert.Equal(0, process[ApplicationEvent.Received, FlowProgram.Pnp]);
        // Those of day First − 101 applied on First − 100 and are decided on the first day; those before are done.
        Assert.Equal(40, process[ApplicationEvent.Admitted, FlowProgram.Pnp]);
        Assert.Equal(300, process.InProcess(FlowProgram.Pnp));
    }

    [Fact]
    public void AdvanceTo_OnTheDeadline_LapsesAreCounted()
    {
        AnswerLaw certain = Answers with { DeclinedShare = 0, LapsedShare = 1 };
        (OpenInvitations open, _) = Start([new PastInvitations((First - 20) * SecondsPerDay, FlowProgram.Fst, 8)], certain);
        open.AdvanceTo(First + 40);
        Assert.Equal(0, open[FlowEvent.Lapsed, FlowProgram.Fst]);
        open.AdvanceTo(First + 41);
        Assert.Equal(8, open[FlowEvent.Lapsed, FlowProgram.Fst]);
    }

    [Fact]
    public void Start_DatedDeadlines_EachInvitationHasItsOwn()
    {
        AnswerLaw dated = Answers with
        {
            DeclinedShare = 0,
            LapsedShare = 1,
            Deadlines = [new DatedDeadline(long.MinValue, 90), new DatedDeadline((First - 10) * SecondsPerDay, 60)],
        };
        (OpenInvitations open, _) = Start(
            [
                new PastInvitations((First - 11) * SecondsPerDay, FlowProgram.Cec, 1),
                new PastInvitations((First - 10) * SecondsPerDay, FlowProgram.Cec, 10),
            ],
            dated
        );
        open.AdvanceTo(First + 51);
        Assert.Equal(10, open[FlowEvent.Lapsed, FlowProgram.Cec]);
        open.AdvanceTo(First + 80);
        Assert.Equal(11, open[FlowEvent.Lapsed, FlowProgram.Cec]);
    }

    [Fact]
    public void AdvanceTo_ManyInvitations_AreAnsweredByTheLaw()
    {
        (OpenInvitations open, ApplicationProcess process) = Start(
            [new PastInvitations((First - 30) * SecondsPerDay, FlowProgram.Cec, 200_000)],
            Answers
        );
        open.AdvanceTo(First + 60);
        process.AdvanceTo(First + 60);
        // Half of the days to answer lie before the start; day 30 of 60 is the first day itself, so 29 are past.
        int applied = (int)open[FlowEvent.Applied, FlowProgram.Cec];
        int declined = (int)open[FlowEvent.Declined, FlowProgram.Cec];
        int lapsed = (int)open[FlowEvent.Lapsed, FlowProgram.Cec];
        double left = 31.0 / 60;
        ApplicationProcessTests.AssertChiSquare(
            [applied, declined, lapsed, 200_000 - applied - declined - lapsed],
            [0.7 * left, 0.1 * left, 0.2, 0.8 * (1 - left)]
        );
    }

    [Fact]
    public void Start_OldInvitations_LeaveWhatTheLawsLeave()
    {
        // Invited 90 days ago, 60 days to apply evenly, then 10 to 49 days to the decision, evenly.
        const int invited = 100_000;
        double[] days = new double[49];
        days.AsSpan(9).Fill(1);
        (OpenInvitations open, ApplicationProcess process) = Start(
            [new PastInvitations((First - 90) * SecondsPerDay, FlowProgram.Cec, invited)],
            Answers with
            {
                DeclinedShare = 0,
                LapsedShare = 0,
            },
            days: days
        );
        int[] decided = new int[21]; // on each of the first days; the last cell is before
        double[] expected = new double[21];
        expected[^1] = 1;
        long before = process.InProcess(FlowProgram.Cec);
        decided[^1] = invited - (int)before;
        for (int day = 0; day < 20; day++)
        {
            open.AdvanceTo(First + day + 1);
            process.AdvanceTo(First + day + 1);
            decided[day] = (int)(before - process.InProcess(FlowProgram.Cec));
            before -= decided[day];
            for (int applied = 1; applied <= 60; applied++)
            {
                int wait = 90 + day - applied;
                expected[day] += wait is >= 10 and <= 49 ? 1.0 / (60 * 40) : 0;
            }

            expected[^1] -= expected[day];
        }

        Assert.Equal(0, process.InProcess(FlowProgram.Cec)); // 60 + 49 days are over
        ApplicationProcessTests.AssertChiSquare(decided, expected);
    }

    [Fact]
    public void Replication_AfterTheFirst_AllocatesNothing()
    {
        ImmutableArray<PastInvitations> past = [new PastInvitations((First - 30) * SecondsPerDay, FlowProgram.Cec, 500)];
        (OpenInvitations open, ApplicationProcess process) = Start(past, Answers);
        ProcessingLaw law = LawOf(
            new double[100]
                .Select((_, i) => i + 1.0)
                .ToArray()
        );
        int replication = 0;
        Play();
        Assert.Equal(0, SteadyAllocations.PerRun(Play));

        void Play()
        {
            process.Start(law, First, 7, ++replication);
            open.Start(past, Answers, process, 7, replication);
            open.AdvanceTo(First + 90);
            process.AdvanceTo(First + 90);
        }
    }

    [Fact]
    public void Start_SameKey_SameAnswers()
    {
        ImmutableArray<PastInvitations> past =
        [
            .. Enumerable
                .Range(1, 50)
                .Select(i => new PastInvitations((First - (7 * i)) * SecondsPerDay, FlowProgram.Cec, 900)),
        ];
        Assert.Equal(Counts(past, 4), Counts(past, 4));
        Assert.NotEqual(Counts(past, 4), Counts(past, 5));
    }

    [Fact]
    public void Item_EventThatIsNoAnswer_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OpenInvitations()[FlowEvent.Invited, FlowProgram.Cec]);

    private static (long, long, long, long) Counts(ImmutableArray<PastInvitations> past, int replication)
    {
        (OpenInvitations open, ApplicationProcess process) = Start(past, Answers, replication);
        open.AdvanceTo(First + 100);
        process.AdvanceTo(First + 100);
        return (
            open[FlowEvent.Applied, FlowProgram.Cec],
            open[FlowEvent.Declined, FlowProgram.Cec],
            process[ApplicationEvent.Admitted, FlowProgram.Cec],
            process.InProcess(FlowProgram.Cec)
        );
    }

    private static long Sum(OpenInvitations open, FlowProgram program) =>
        open[FlowEvent.Applied, program] + open[FlowEvent.Declined, program] + open[FlowEvent.Lapsed, program];

    private static (OpenInvitations Open, ApplicationProcess Process) Start(
        ImmutableArray<PastInvitations> past,
        AnswerLaw answers,
        int replication = 0,
        double[]? days = null
    )
    {
        if (days is null)
        {
            days = new double[100];
            days[99] = 1;
        }

        var process = new ApplicationProcess();
        process.Start(LawOf(days), First, 7, replication);
        var open = new OpenInvitations();
        open.Start(past, answers, process, 7, replication);
        return (open, process);
    }

    private static ProcessingLaw LawOf(double[] days) =>
        new()
        {
            RefusedShares = [0, 0, 0, 0, 0],
            Periods =
            [
                new ProcessingPeriod(long.MinValue, [.. Enumerable.Repeat(ImmutableArray.Create(days), FlowPrograms.Count)]),
            ],
            PersonsWeights = [1],
        };
}
