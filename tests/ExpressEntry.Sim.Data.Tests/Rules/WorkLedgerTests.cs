using ExpressEntry.Sim.Engine.Rules.Candidates;

namespace ExpressEntry.Sim.Data.Tests.Rules;

public sealed class WorkLedgerTests
{
    private static readonly DateOnly Begin = new(2021, 1, 4);

    [Theory]
    // 52 weeks at 30 hours are the 1,560 hours of a year; a day counts when it is over.
    [InlineData(300, 363, 1555)]
    [InlineData(300, 364, 1560)]
    [InlineData(400, 364, 1560)]
    [InlineData(600, 364, 1560)]
    [InlineData(150, 364, 780)]
    [InlineData(150, 728, 1560)]
    [InlineData(200, 364, 1040)]
    public void HoursBefore_OneJob_CountsAtMostThirtyAWeek(int tenthHours, int days, int hours) =>
        Assert.Equal(hours, WorkLedger.HoursBefore([Job("21231", Begin, null, tenthHours)], Begin.AddDays(days), 10));

    [Fact]
    public void HoursBefore_TwoJobsAtOnce_ShareTheThirtyHours()
    {
        WorkPeriod half = Job("21231", Begin, null, 200);
        Assert.Equal(1560, WorkLedger.HoursBefore([half, half with { Occupation = "21232" }], Begin.AddDays(364), 10));
        WorkPeriod quarter = half with { TenthHoursAWeek = 100 };
        Assert.Equal(1560, WorkLedger.HoursBefore([half, quarter], Begin.AddDays(364), 10));
    }

    [Fact]
    public void HoursBefore_LastDay_IsIncluded()
    {
        WorkPeriod week = Job("21231", Begin, Begin.AddDays(6), 300);
        Assert.Equal(30, WorkLedger.HoursBefore([week], Begin.AddYears(1), 10));
        Assert.Equal(25, WorkLedger.HoursBefore([week], Begin.AddDays(6), 10));
    }

    [Fact]
    public void HoursBefore_WorkOutsideTheWindow_DoesNotCount()
    {
        WorkPeriod old = Job("21231", Begin, Begin.AddDays(363), 300);
        Assert.Equal(1560, WorkLedger.HoursBefore([old], Begin.AddYears(3), 3));
        Assert.Equal(1555, WorkLedger.HoursBefore([old], Begin.AddYears(3).AddDays(1), 3));
        Assert.Equal(0, WorkLedger.HoursBefore([old], Begin.AddYears(5), 3));
    }

    [Fact]
    public void LongestRunBefore_GapOfADay_BreaksTheRun()
    {
        WorkPeriod first = Job("21231", Begin, Begin.AddDays(199), 300);
        WorkPeriod next = Job("21231", Begin.AddDays(200), Begin.AddDays(399), 300);
        DateOnly day = Begin.AddYears(2);
        Assert.Equal(1714, WorkLedger.LongestRunBefore([first, next], day, 10));
        Assert.Equal(857, WorkLedger.LongestRunBefore([first, next with { From = next.From.AddDays(1) }], day, 10));
        Assert.Equal(857, WorkLedger.LongestRunBefore([first, next with { Occupation = "21232" }], day, 10));
        Assert.Equal(
            1714,
            WorkLedger.MostInOneOccupationBefore(
                [first, next with { From = next.From.AddDays(1), To = next.To!.Value.AddDays(1) }],
                day,
                10
            )
        );
    }

    [Fact]
    public void HoursBefore_SplitJob_EqualsTheWholeOne()
    {
        for (int cut = 1; cut < 400; cut += 7)
        {
            WorkPeriod whole = Job("21231", Begin, Begin.AddDays(399), 225);
            WorkPeriod left = whole with { To = Begin.AddDays(cut - 1) };
            WorkPeriod right = whole with { From = Begin.AddDays(cut) };
            DateOnly day = Begin.AddDays(cut + 100);
            Assert.Equal(WorkLedger.HoursBefore([whole], day, 10), WorkLedger.HoursBefore([left, right], day, 10));
            Assert.Equal(WorkLedger.LongestRunBefore([whole], day, 10), WorkLedger.LongestRunBefore([right, left], day, 10));
        }
    }

    [Theory]
    [InlineData("2000-02-29", "2025-02-28", 24)]
    [InlineData("2000-02-29", "2025-03-01", 25)]
    [InlineData("2000-02-29", "2024-02-29", 24)]
    [InlineData("1996-09-14", "2026-09-13", 29)]
    [InlineData("1996-09-14", "2026-09-14", 30)]
    public void AgeOn_AroundTheBirthday_CountsCompletedYears(string birth, string day, int age) =>
        Assert.Equal(age, CandidateFacts.AgeOn(DateOnly.Parse(birth), DateOnly.Parse(day)));

    private static WorkPeriod Job(string occupation, DateOnly from, DateOnly? to, int tenthHours) =>
        new(occupation, from, to, tenthHours, InCanada: true);
}
