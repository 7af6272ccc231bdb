using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Lives;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Tests.Futures;

public sealed class LifeSamplerTests
{
    private static readonly DateOnly Day = new(2026, 7, 20);

    [Fact]
    public void Draw_FixedParameters_AreTheMiddleValues()
    {
        LifeLaws life = Sampler(isFixed: true).Draw(5);
        Assert.Equal(0.22 * 0.2, life.Answers.DeclinedShare, 12);
        Assert.Equal(0.22 * 0.8, life.Answers.LapsedShare, 12);
        Assert.Equal(0.2, life.LostOfLeaving, 12);
        Assert.Equal(
            (0.4, 0.25, 0.25),
            (life.Reentry.ShareOfExpired, life.Reentry.ShareOfWithdrawn, life.Reentry.ShareOfLapsed)
        );
        Assert.Equal(0.2 / 365, life.Changes.Single(change => change.Name == "language test").ChancePerDay, 12);
        Assert.Equal(1.85, life.Processing.MeanPersons, 9);
        Assert.Equal(life.Answers.DeclinedShare, Sampler(isFixed: true).Draw(6).Answers.DeclinedShare);
    }

    [Fact]
    public void Draw_ManyReplications_StayWithinTheirRangesAndDiffer()
    {
        LifeSampler sampler = Sampler(isFixed: false);
        LifeLaws[] lives = [.. Enumerable.Range(0, 500).Select(sampler.Draw)];
        Assert.All(lives, life => Assert.InRange(life.Answers.DeclinedShare + life.Answers.LapsedShare, 0.17, 0.27));
        Assert.All(lives, life => Assert.InRange(life.Reentry.ShareOfExpired, 0.2, 0.6));
        Assert.All(lives, life => Assert.InRange(life.Processing.RefusedShares[0], 0.05, 0.15));
        Assert.Equal(500, lives.Select(life => life.Answers.LapsedShare).Distinct().Count());
        // Even between 0.2 and 0.6: standard error 0.0052 over 500, 4 of them.
        Assert.Equal(0.4, lives.Average(life => life.Reentry.ShareOfExpired), 0.021);
        Assert.Equal(lives[17].Reentry.ShareOfLapsed, Sampler(isFixed: false).Draw(17).Reentry.ShareOfLapsed);
    }

    [Fact]
    public void AppliedAfterDays_WithinNinety_FitThePublishedShare()
    {
        AnswerLaw answers = Sampler(isFixed: true).Draw(0).Answers;
        double within60 = answers.AppliedAfterDays.Take(60).Sum();
        Assert.Equal(0.731, within60 / answers.AppliedAfterDays.Take(90).Sum(), 6);
        // Papers take time: one in ten of those who apply within 60 days does so in the first two weeks.
        Assert.InRange(answers.AppliedAfterDays.Take(14).Sum() / within60, 0.03, 0.15);
    }

    [Fact]
    public void Deadlines_EveryPeriod_AreThoseOfTheRules()
    {
        AnswerLaw answers = Sampler(isFixed: true).Draw(0).Answers;
        foreach (
            (string day, int days) in new[]
            {
                ("2015-01-31", 60),
                ("2016-11-18", 60),
                ("2016-11-19", 90),
                ("2018-06-25", 90),
                ("2018-06-26", 60),
                ("2020-03-18", 90),
                ("2021-06-28", 90),
                ("2021-06-29", 60),
                ("2026-07-20", 60),
            }
        )
        {
            Assert.Equal(days, answers.DeadlineDaysAt(ClearanceMemory.SecondsOf(DateOnly.Parse(day, null))));
        }
    }

    [Fact]
    public void Birthdays_OfTheGrid_LoseWhatAYearOfAgeCosts()
    {
        ScoreChange birthday = Sampler(isFixed: true).Draw(0).Changes.Single(change => change.Name == "birthday");
        // From 29 on every birthday costs points, up to 45; before 20 it brings some.
        Assert.Equal([-11, -10, -6, -5, 5, 6], birthday.Steps.Select(step => step.Points).Order());
        double moved = birthday.ChancePerDay * 365;
        // 29: 7 % of the pool; 30 to 44: 27 + 15 + 8 %; 18 and 19: 2 of 7 parts of 10 %.
        Assert.Equal(0.07 + 0.27 + 0.15 + 0.08 + (0.1 * 2 / 7), moved, 9);
        // With spouse −5 at 29 to 39 and −10 from 40 on (−5 at 44): the share of −10 is 40 % of four fifths of 8 %.
        double ofTen = birthday.Steps.Single(step => step.Points == -10).Weight / birthday.Steps.Sum(step => step.Weight);
        Assert.Equal(0.4 * 0.8 * 0.08 / moved, ofTen, 9);
    }

    [Fact]
    public void YearsOfWork_OfTheGrid_BringWhatTheGridGives()
    {
        ScoreChange work = Sampler(isFixed: true).Draw(0).Changes.Single(change => change.Name == "year of work in Canada");
        // One to two years: 13 alone, 11 with a spouse, 25 more with transferability; then 11, 8, 8 and 10, 7, 7.
        Assert.Equal([7, 8, 10, 11, 13, 36, 38], work.Steps.Select(step => step.Points).Distinct().Order());
    }

    [Fact]
    public void Processing_ByDayOfReceipt_HasTheStandardOfItsDay()
    {
        LifeSampler sampler = Sampler(isFixed: true);
        ProcessingLaw law = sampler.Draw(0).Processing;
        long from2025 = ClearanceMemory.SecondsOf(new DateOnly(2025, 1, 1)) / 86_400;
        ProcessingPeriod period = law.Periods.Single(period => period.FromDay == from2025);
        double[] cec = [.. period.DecidedAfterDays[(int)FlowProgram.Cec]];
        Assert.Equal(0.8, cec.Take(182).Sum() / cec.Sum(), 0.01);
        Assert.True(period.DecidedAfterDays[(int)FlowProgram.Pnp].Length > cec.Length);
        Assert.Equal(
            [.. law.Periods.Take(3).Select(one => one.FromDay), 19_000L],
            sampler.ProcessingFrom(19_000, 9).Select(one => one.FromDay)
        );
    }

    [Fact]
    public void Processing_InvitationsOf2025_ComeToTheArithmeticOfTheTargets()
    {
        LifeLaws life = Sampler(isFixed: true).Draw(0);
        double applied = 1 - life.Answers.DeclinedShare - life.Answers.LapsedShare;
        var process = new ApplicationProcess();
        long first = ClearanceMemory.SecondsOf(new DateOnly(2025, 1, 1)) / 86_400;
        process.Start(life.Processing, first, 1, 0);
        int invitations = 0;
        foreach (
            IGrouping<DateOnly, PublishedRound> day in HistoryTables
                .ReadEmbedded()
                .Rounds.Where(round => round.Date.Year == 2025)
                .GroupBy(round => round.Date)
        )
        {
            int issued = day.Sum(round => round.Invitations ?? 0);
            invitations += issued;
            long at = ClearanceMemory.SecondsOf(day.Key) / 86_400;
            process.Receive(at, at + 60, FlowProgram.Cec, (int)Math.Round(issued * applied));
        }

        Assert.Equal(113_998, invitations);
        process.AdvanceTo(first + 1200);
        Assert.Equal(0, process.InProcess(FlowProgram.Cec));
        // 0.78 applications, 0.9 of them approved, 1.85 persons each; 4 standard deviations of some 90,000 families are 1,600.
        double expected = 113_998 * 0.78 * 0.9 * 1.85;
        Assert.Equal(expected, process[ApplicationEvent.AdmittedPersons, FlowProgram.Cec], 1600.0);
    }

    private static LifeSampler Sampler(bool isFixed) => new(LifeFacts.Embedded, RuleBook.Embedded, Day, seed: 3, isFixed);
}
