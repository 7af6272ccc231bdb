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
    public void Resize_CertainRounds_CountTowardsTheTarget()
    {
        List<PlannedRound> rounds = Weekly();
        List<PlannedRound> certain = [new(At(300), RoundType.Cec, 20_000), new(At(300), RoundType.Pnp, 20_000)];
        Plan([new ScenarioTarget(2027, TargetLine.Federal, 50_000)]).Resize(rounds, certain);
        Assert.Equal(50_000 - (20_000 * PersonsOfAnInvitation), AdmittedIn(2027, rounds), 50.0);
    }

    [Fact]
    public void Summarize_ThreeTargets_SaysTimesFactorsAndWhatNoRoundBrings()
    {
        TargetPlan plan = Plan([
            new ScenarioTarget(2026, TargetLine.Federal, 1_000),
            new ScenarioTarget(2027, TargetLine.Federal, 60_000),
        ]);
        List<PlannedRound> rounds = Weekly();
        // Whoever is invited on July 4 or later is decided in 2027.
        rounds.RemoveAll(round => DayOf(round).AddDays(Wait).Year == 2026);
        long drawn = rounds.Where(round => DayOf(round).AddDays(Wait).Year == 2027).Sum(round => (long)round.Size);
        PlanSizes sizes = plan.Summarize([plan.Resize(rounds)]);
        Assert.Equal([2026], sizes.YearsWithoutRounds);
        Assert.Null(sizes.NominationsPerDay);
        Assert.Equal([2027, 2028], sizes.Stretches.Select(stretch => stretch.Year));
        Assert.Equal([2027, 2027], sizes.Stretches.Select(stretch => stretch.TargetYear!.Value));
        PlannedStretch first = sizes.Stretches[0];
        Assert.Equal(new DateOnly(2027, 1, 1), first.From.AddDays(Wait));
        Assert.Equal(sizes.Stretches[1].From, first.To.AddDays(1));
        Assert.Equal(End, sizes.Stretches[1].To.AddDays(1));
        Assert.Equal(60_000 / (drawn * PersonsOfAnInvitation), first.Factor.P50, 1e-9);
        Assert.Equal(first.Factor, sizes.Stretches[1].Factor);
        // 365 days of rounds bring 60,000 persons.
        Assert.Equal(60_000 / PersonsOfAnInvitation, first.InvitationsPerYear.P50, 60.0);
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
