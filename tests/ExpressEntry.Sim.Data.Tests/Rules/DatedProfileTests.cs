using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Rules;

/// <summary>A profile with dates, followed over time.</summary>
public sealed class DatedProfileTests
{
    private const string Dated = """
        birth_date: 1996-09-14
        credentials:
          - { level: three_year_plus, country: india, completed_on: 2018-05-31, assessed_on: 2023-11-20 }
          - { level: one_year, country: canada, completed_on: 2022-12-16 }
        first_language: { test: ielts_general, tested_on: 2025-02-08, scores: { listening: 8.5, reading: 7.5, writing: 7, speaking: 7.5 } }
        second_language: { test: tef_canada, tested_on: 2025-06-01, scores: { listening: 434, reading: 434, writing: 428, speaking: 456 } }
        work:
          - { occupation: "21231", from: 2023-11-06, hours_per_week: 37.5, country: Canada }
        submitted_at: 2026-06-20T15:04:05Z
        """;

    [Fact]
    public void Assess_RawScores_BecomeLevelsByTheirOwnColumns()
    {
        CrsProfile profile = ProfileSteps.Assess(Dated, "2026-07-31").Facts.Profile;
        Assert.Equal(new AbilityLevels(10, 9, 9, 10), profile.First);
        Assert.Equal(AbilityLevels.All(7), profile.Second);
        Assert.True(profile.Has(CrsTraits.SecondIsFrench));
    }

    [Fact]
    public void Assess_SeveralCredentials_MakeTheLevelAndTheStudy()
    {
        CrsProfile profile = ProfileSteps.Assess(Dated, "2026-07-31").Facts.Profile;
        Assert.Equal(EducationLevel.TwoOrMore, profile.Education);
        Assert.True(profile.Has(CrsTraits.ShortCanadianStudy));
    }

    [Fact]
    public void Assess_Birthday_TakesFivePoints()
    {
        Assert.Equal(110, ProfileSteps.Assess(Dated, "2026-09-13").Score.Core.Age);
        Assert.Equal(105, ProfileSteps.Assess(Dated, "2026-09-14").Score.Core.Age);
    }

    [Fact]
    public void Assess_LanguageTwoYearsOld_EarnsNothingAndMeetsNoProgram()
    {
        ProfileAssessment last = ProfileSteps.Assess(Dated, "2027-02-07");
        ProfileAssessment over = ProfileSteps.Assess(Dated, "2027-02-08");
        Assert.True(last.Score.Core.FirstLanguage > 0);
        Assert.Equal(0, over.Score.Core.FirstLanguage);
        Assert.Equal(0, over.Score.Transferability.EducationLanguage);
        Assert.Equal(25, over.Score.Additional.French);
        Assert.False(over.IsEligible(Engine.Rules.Programs.ImmigrationProgram.Cec));
        Assert.Contains(over.Warnings, warning => warning.Kind == AssessmentWarningKind.FirstLanguageDoesNotCount);
    }

    [Fact]
    public void Assess_TestNotTakenYet_DoesNotCount() =>
        Assert.Equal(0, ProfileSteps.Assess(Dated, "2025-02-07").Score.Core.FirstLanguage);

    [Fact]
    public void Assess_AssessmentFiveYearsOld_LeavesTheCanadianCredential()
    {
        Assert.Equal(EducationLevel.TwoOrMore, ProfileSteps.Assess(Dated, "2028-11-19").Facts.Profile.Education);
        Assert.Equal(EducationLevel.OneYear, ProfileSteps.Assess(Dated, "2028-11-20").Facts.Profile.Education);
    }

    [Theory]
    // Two times and three times 364 days after the first day of work.
    [InlineData("2025-11-02", 1)]
    [InlineData("2025-11-03", 2)]
    [InlineData("2026-11-01", 2)]
    [InlineData("2026-11-02", 3)]
    public void Assess_JobStillHeld_CompletesYears(string day, int years) =>
        Assert.Equal(years, ProfileSteps.Assess(Dated, day).Facts.Profile.CanadianYears);

    [Fact]
    public void Assess_DayAfterTheLastKnownRules_WarnsAndUsesThem()
    {
        Assert.Empty(ProfileSteps.Assess(Dated, "2026-11-02").Warnings);
        AssessmentWarning warning = Assert.Single(ProfileSteps.Assess(Dated, "2026-11-03").Warnings);
        Assert.Equal(new AssessmentWarning(AssessmentWarningKind.RulesNotKnown, "2026-11-03"), warning);
    }

    [Fact]
    public void StepsAfter_TwelveMonths_AreTheKnownOnes()
    {
        ProfileStatement statement = ProfileSteps.Read(Dated, "2026-07-31");
        IReadOnlyList<TimelineStep> steps = ProfileTimeline.StepsAfter(
            statement,
            new DateOnly(2026, 7, 31),
            12,
            RuleBook.Embedded
        );
        Assert.Equal(
            [
                (new DateOnly(2026, 9, 14), -5, TimelineCause.Birthday),
                (new DateOnly(2026, 11, 2), 11, TimelineCause.CanadianWork),
                (new DateOnly(2026, 11, 3), 0, TimelineCause.RulesNotKnown),
                (new DateOnly(2027, 2, 8), -155, TimelineCause.FirstLanguage),
                (new DateOnly(2027, 6, 1), -37, TimelineCause.SecondLanguage),
                (new DateOnly(2027, 6, 20), 0, TimelineCause.ProfileEnds),
            ],
            steps.Select(step => (step.Day, step.After.Score.Total - step.Before.Score.Total, step.Causes[0]))
        );
    }

    [Fact]
    public void StepsAfter_AnyDay_AddUpToTheScoreThen()
    {
        ProfileStatement statement = ProfileSteps.Read(Dated, "2026-07-31");
        var from = new DateOnly(2024, 1, 1);
        int total = ProfileAssessor.Assess(statement, from, RuleBook.Embedded).Score.Total;
        foreach (TimelineStep step in ProfileTimeline.StepsAfter(statement, from, 60, RuleBook.Embedded))
        {
            total += step.After.Score.Total - step.Before.Score.Total;
            Assert.Equal(step.After.Score.Total, total);
        }
    }

    [Theory]
    [InlineData("{ accompanying: false, education: masters }")]
    [InlineData("{ citizen_or_resident: true, education: masters }")]
    public void Assess_SpouseWhoDoesNotCount_UsesTheColumnWithout(string spouse)
    {
        ProfileAssessment with = ProfileSteps.Assess($"{Dated}\nspouse: {spouse}", "2026-07-31");
        Assert.Equal(ProfileSteps.Assess(Dated, "2026-07-31").Score, with.Score);
    }

    [Fact]
    public void Assess_WorkThatDoesNotCount_GivesNoYears()
    {
        foreach (
            string defect in new[] { "authorized: false", "self_employed: true", "full_time_student: true", "paid: false" }
        )
        {
            string yaml = Dated.Replace("country: Canada }", $"country: Canada, {defect} }}", StringComparison.Ordinal);
            Assert.Equal(0, ProfileSteps.Assess(yaml, "2026-07-31").Facts.Profile.CanadianYears);
        }

        string unskilled = Dated.Replace("21231", "64100", StringComparison.Ordinal);
        Assert.Equal(0, ProfileSteps.Assess(unskilled, "2026-07-31").Facts.Profile.CanadianYears);
    }

    [Fact]
    public void Assess_OccupationFactorOfAScenario_AddsTheTierOnceTheYearIsFull()
    {
        RuleOverrides overrides = RuleOverridesFile.Read(
            Documents.DocumentFile.Parse(
                """
                from: 2024-01-01
                factors:
                  occupation: { min_years: 1, tiers: [{ points: 60, occupations: ["21311"] }, { points: 35, occupations: ["21231"] }] }
                  offer_occupation: { tiers: [{ points: 20, occupations: ["21231"] }] }
                """u8.ToArray(),
                "high-wage.yaml"
            ),
            "high-wage",
            RuleBook.Embedded
        );
        RuleBook book = RuleBook.Embedded with { Overrides = overrides };
        ProfileStatement statement = ProfileSteps.Read($"{Dated}\njob_offer_occupation: \"21231\"", "2026-07-31");
        CrsAdditional before = ProfileAssessor.Assess(statement, new DateOnly(2024, 11, 3), book).Score.Additional;
        CrsAdditional after = ProfileAssessor.Assess(statement, new DateOnly(2024, 11, 4), book).Score.Additional;
        Assert.Equal((0, 20), (before.Occupation, before.OfferOccupation));
        Assert.Equal((35, 20), (after.Occupation, after.OfferOccupation));
        Assert.Equal(before.Subtotal + 35, after.Subtotal);
    }
}
