using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Runs;

/// <summary>Everybody who is invited applies a day later, is decided 180 days after that and comes with one more person.</summary>
public sealed class TargetPlanTests
{
    private const int Wait = 181; // from invitation to admission
    private static readonly DateOnly AsOf = new(2026, 7, 1);
    private static readonly DateOnly End = new(2028, 7, 1);

    private static readonly AnswerLaw Answers = new()
    {
        DeclinedShare = 0.25,
        LapsedShare = 0.25,
        Deadlines = [new DatedDeadline(long.MinValue, 60)],
        AppliedAfterDays = [1],
    };

    private static readonly ProcessingLaw Processing = new()
    {
        RefusedShares = [0.1, 0.1, 0.1, 0.1, 0.1],
        Periods = [new ProcessingPeriod(0, [.. Enumerable.Repeat(After180, 5)])],
        PersonsWeights = [0, 1],
    };

    private const double PersonsOfAnInvitation = 0.5 * 0.9 * 2;

    private static ImmutableArray<double> After180 => [.. Enumerable.Range(1, 180).Select(day => day == 180 ? 1.0 : 0)];

    [Fact]
    public void Resize_OneYear_BringsTheTargetAndKeepsTheProportions()
    {
        List<PlannedRound> rounds = Weekly();
        Plan([new ScenarioTarget(2027, TargetLine.Federal, 50_000)]).Resize(rounds);
        Assert.Equal(50_000, AdmittedIn(2027, rounds), 50.0);
        Assert.Equal(3, (double)Size(rounds, RoundType.French, 2027) / Size(rounds, RoundType.Cec, 2027), 0.01);
    }

    [Fact]
    public void Resize_ThreeYears_BringsEachTarget()
    {
        List<PlannedRound> rounds = Weekly();
        PastInvitations past = new(ClearanceMemory.SecondsOf(AsOf.AddDays(-60)), FlowProgram.Cec, 10_000);
        Plan(
                [
                    new ScenarioTarget(2026, TargetLine.Federal, 11_000),
                    new ScenarioTarget(2027, TargetLine.Federal, 60_000),
                    new ScenarioTarget(2028, TargetLine.Federal, 90_000),
                ],
                past
            )
            .Resize(rounds);
        // 9,000 of the past ones come in October 2026; the first days of July are the only ones that can add to 2026.
        Assert.Equal(11_000 - 9000, AdmittedIn(2026, rounds), 5.0);
        Assert.Equal(60_000, AdmittedIn(2027, rounds), 60.0);
        Assert.Equal(90_000, AdmittedIn(2028, rounds), 90.0);
    }

    [Fact]
    public void Resize_MoreThanPlannedIsUnderWay_HoldsNoRoundOfThatYear()
    {
        List<PlannedRound> rounds = Weekly();
        PastInvitations past = new(ClearanceMemory.SecondsOf(AsOf.AddDays(-60)), FlowProgram.Cec, 10_000);
        Plan([new ScenarioTarget(2026, TargetLine.Federal, 5000)], past).Resize(rounds);
        Assert.Equal(0, AdmittedIn(2026, rounds));
    }

    [Fact]
    public void Resize_TargetsOfNomineesAlone_LeaveSizes()
    {
        List<PlannedRound> rounds = Weekly();
        List<PlannedRound> before = [.. rounds];
        Plan([new ScenarioTarget(2027, TargetLine.Pnp, 5000)]).Resize(rounds);
        Assert.Equal(before, rounds);
    }

    [Fact]
    public void Resize_NomineeRounds_StayAsTheyAre()
    {
        List<PlannedRound> rounds = [new(At(10), RoundType.Pnp, -5), new(At(11), RoundType.Pnp, 400), .. Weekly()];
        Plan([new ScenarioTarget(2027, TargetLine.Federal, 50_000)]).Resize(rounds);
        Assert.Equal([-5, 400], rounds.Where(round => round.Type == RoundType.Pnp).Select(round => round.Size));
    }

    [Fact]
    public void NominationsPerDay_BringTheTarget()
    {
        double perDay = Plan([new ScenarioTarget(2027, TargetLine.Pnp, 20_000)]).NominationsPerDay(30);
        // Nominated from the first of July 2026 on, less what is admitted before or after 2027: all 365 days of decisions count.
        int days = Enumerable
            .Range(0, End.DayNumber - AsOf.DayNumber)
            .Count(day => AsOf.AddDays(day + 7 + Wait).Year == 2027);
        Assert.Equal(20_000 / (days * PersonsOfAnInvitation), perDay, 9);
        Assert.Equal(30, Plan([new ScenarioTarget(2027, TargetLine.Federal, 1)]).NominationsPerDay(30));
    }

    [Fact]
    public void AdmittedAlready_IsWhatPastRoundsBroughtSinceTheNewYear()
    {
        TargetPlan plan = Plan(
            [new ScenarioTarget(2026, TargetLine.Federal, 1)],
            new PastInvitations(ClearanceMemory.SecondsOf(new DateOnly(2026, 6, 1).AddDays(-Wait)), FlowProgram.Cec, 100),
            new PastInvitations(ClearanceMemory.SecondsOf(new DateOnly(2025, 6, 1)), FlowProgram.Fsw, 1000),
            new PastInvitations(ClearanceMemory.SecondsOf(new DateOnly(2026, 6, 1).AddDays(-Wait)), FlowProgram.Pnp, 10)
        );
        Assert.Equal(100 * PersonsOfAnInvitation, plan.FederalAdmittedAlready, 9);
        Assert.Equal(10 * PersonsOfAnInvitation, plan.PnpAdmittedAlready, 9);
    }

    private static TargetPlan Plan(ImmutableArray<ScenarioTarget> targets, params PastInvitations[] past) =>
        new(targets, [.. past], Answers, Processing, AsOf, End);

    private static List<PlannedRound> Weekly() =>
        [
            .. Enumerable
                .Range(0, (End.DayNumber - AsOf.DayNumber) / 7)
                .SelectMany(week =>
                    (PlannedRound[])[new(At(week * 7), RoundType.Cec, 500), new(At((week * 7) + 1), RoundType.French, 1500)]
                ),
        ];

    private static double AdmittedIn(int year, List<PlannedRound> rounds) =>
        rounds.Where(round => DayOf(round).AddDays(Wait).Year == year).Sum(round => round.Size * PersonsOfAnInvitation);

    private static int Size(List<PlannedRound> rounds, RoundType type, int year) =>
        rounds.First(round => round.Type == type && DayOf(round).AddDays(Wait).Year == year).Size;

    private static DateOnly DayOf(PlannedRound round) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(round.AtUtcSeconds).UtcDateTime);

    private static long At(int day) => ClearanceMemory.SecondsOf(AsOf.AddDays(day)) + (14 * 3600);
}
