using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Tests.Rules;

public sealed class CategoryTests
{
    [Theory]
    // Six months (26 weeks at 30 hours) continuous to 2026-02-17; twelve months in all from 2026-02-18.
    [InlineData("2026-02-17", "2025-08-20", null, false)]
    [InlineData("2026-02-17", "2025-08-19", null, true)]
    [InlineData("2026-02-18", "2025-08-17", null, false)]
    [InlineData("2026-02-18", "2025-02-19", null, true)]
    public void MemberOf_Experience_FollowsTheRuleOfTheDay(string day, string from, string? to, bool isMember) =>
        Assert.Equal(isMember, MemberOf(Job("31301", from, to, "canada"), day).Contains(RoundType.Healthcare));

    [Fact]
    public void MemberOf_ExperienceWithAGap_CountsOnlyFromTheSecondRule()
    {
        string jobs =
            $"{Job("31301", "2024-01-01", "2024-05-31", "india")}\n{Job("31301", "2024-07-01", "2024-11-30", "india")}\n"
            + Job("31301", "2025-01-01", "2025-05-31", "india");
        Assert.DoesNotContain(RoundType.Healthcare, MemberOf(jobs, "2026-02-17"));
        Assert.Contains(RoundType.Healthcare, MemberOf(jobs, "2026-02-18"));
    }

    [Fact]
    public void MemberOf_TwoListedOccupations_MustFillTheTimeInOne()
    {
        string jobs =
            $"{Job("31301", "2025-01-01", "2025-07-31", "india")}\n{Job("31302", "2025-08-01", "2026-03-31", "india")}";
        Assert.DoesNotContain(RoundType.Healthcare, MemberOf(jobs, "2026-04-01"));
    }

    [Theory]
    [InlineData("63200", "2026-02-17", RoundType.Trades, true)]
    [InlineData("63200", "2026-02-18", RoundType.Trades, false)]
    [InlineData("63201", "2026-02-17", RoundType.Agriculture, true)]
    [InlineData("63201", "2026-02-18", RoundType.Trades, true)]
    [InlineData("72410", "2026-02-17", RoundType.Transport, false)]
    [InlineData("72410", "2026-02-18", RoundType.Transport, true)]
    [InlineData("41221", "2025-02-26", RoundType.Education, false)]
    [InlineData("41221", "2025-02-27", RoundType.Education, true)]
    [InlineData("21232", "2025-02-26", RoundType.Stem, true)]
    [InlineData("21232", "2025-02-27", RoundType.Stem, false)]
    public void MemberOf_OccupationOnADay_FollowsTheList(string occupation, string day, RoundType category, bool isMember) =>
        Assert.Equal(isMember, MemberOf(Job(occupation, "2023-06-01", null, "canada"), day).Contains(category));

    [Theory]
    [InlineData("00015", RoundType.SeniorManagers)]
    [InlineData("31102", RoundType.Physicians)]
    [InlineData("41200", RoundType.Researchers)]
    public void MemberOf_CategoryOfCanadianExperience_NeedsItInCanada(string occupation, RoundType category)
    {
        Assert.Contains(category, MemberOf(Job(occupation, "2024-01-01", null, "canada"), "2026-07-01"));
        Assert.DoesNotContain(category, MemberOf(Job(occupation, "2024-01-01", null, "india"), "2026-07-01"));
    }

    [Theory]
    [InlineData(7, 7, true)]
    [InlineData(7, 6, false)]
    [InlineData(12, 12, true)]
    public void MemberOf_French_NeedsSevenInAllFour(int three, int fourth, bool isMember)
    {
        string yaml = $$"""
            age: 30
            education: masters
            first_language: { lang: fr, clb: { listening: {{three}}, reading: {{three}}, writing: {{three}}, speaking: {{fourth}} } }
            """;
        Assert.Equal(isMember, ProfileSteps.Assess(yaml, "2026-07-01").MemberOf().Contains(RoundType.French));
    }

    [Fact]
    public void MemberOf_BeforeTheFirstDay_IsNothing()
    {
        string yaml =
            "age: 30\neducation: masters\nfirst_language: { lang: fr, clb: { listening: 9, reading: 9, writing: 9, speaking: 9 } }";
        Assert.Empty(ProfileSteps.Assess(yaml, "2023-05-30").MemberOf());
        Assert.True(ProfileSteps.Assess(yaml, "2023-05-30").KnowsCategories);
        Assert.Equal([RoundType.French], ProfileSteps.Assess(yaml, "2023-05-31").MemberOf());
    }

    [Fact]
    public void Assess_OccupationOnAnUncertainList_SaysSo()
    {
        ProfileAssessment assessment = ProfileSteps.Assess(
            Profile(Job("31102", "2024-01-01", null, "canada")),
            "2026-07-01"
        );
        Assert.Contains(
            new AssessmentWarning(AssessmentWarningKind.CategoryListInDoubt, "31102 in physicians"),
            assessment.Warnings
        );
    }

    [Theory]
    [InlineData("military_recruit: true", true)]
    [InlineData("military_recruit: false", false)]
    [InlineData("", false)]
    public void MemberOf_Military_IsAsStated(string keys, bool isMember) =>
        Assert.Equal(
            isMember,
            ProfileSteps
                .Assess($"{Profile(Job("21231", "2024-01-01", null, "canada"))}\n{keys}", "2026-07-01")
                .MemberOf()
                .Contains(RoundType.Military)
        );

    private static IReadOnlyList<RoundType> MemberOf(string jobs, string day) =>
        ProfileSteps.Assess(Profile(jobs), day).MemberOf();

    private static string Profile(string jobs) => $"age: 30\neducation: masters\nfirst_language: null\nwork:\n{jobs}";

    private static string Job(string occupation, string from, string? to, string country) =>
        $"  - {{ occupation: \"{occupation}\", from: {from}, hours_per_week: 30, country: {country}{(to is null ? "" : $", to: {to}")} }}";
}
