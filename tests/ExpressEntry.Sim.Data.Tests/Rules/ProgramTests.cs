using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Invitations;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Data.Tests.Rules;

public sealed class ProgramTests
{
    private const string Day = "2026-06-15";
    private const string Person = """
        age: 30
        education: masters
        certificate_of_qualification: false
        relative_in_canada: false
        studied_in_canada: false
        settlement_funds: 15263
        family_size: 1
        destination: ON
        """;

    [Theory]
    // TEER 1 needs 7 in each ability, TEER 3 needs 5.
    [InlineData("21231", 7, true)]
    [InlineData("21231", 6, false)]
    [InlineData("72310", 5, true)]
    [InlineData("13110", 5, true)]
    [InlineData("13110", 4, false)]
    [InlineData("14100", 9, false)]
    public void Cec_LevelOfTheWork_DecidesTheLanguage(string occupation, int level, bool isMet) =>
        Assert.Equal(isMet, Assess(level, Job(occupation, "2025-01-06", "canada")).IsEligible(ImmigrationProgram.Cec));

    [Theory]
    [InlineData("2025-06-16", true)] // 364 days
    [InlineData("2025-06-17", false)]
    public void Cec_Year_IsFullAfterFiftyTwoWeeks(string from, bool isMet) =>
        Assert.Equal(isMet, Assess(7, Job("21231", from, "canada")).IsEligible(ImmigrationProgram.Cec));

    [Fact]
    public void Cec_MostOfTheWorkInALowerTeer_NeedsTheLowerLevel()
    {
        string longerLow = $"{Job("21231", "2024-01-01", "canada", "2024-06-30")}\n{Job("13110", "2024-07-01", "canada")}";
        string longerHigh = $"{Job("21231", "2024-01-01", "canada", "2025-12-31")}\n{Job("13110", "2026-01-01", "canada")}";
        Assert.True(Assess(5, longerLow).IsEligible(ImmigrationProgram.Cec));
        Assert.False(Assess(5, longerHigh).IsEligible(ImmigrationProgram.Cec));
    }

    [Fact]
    public void Fsw_ExperienceWithAGap_IsNotContinuous()
    {
        string gap =
            $"{Job("21231", "2023-01-02", "india", "2023-09-30")}\n{Job("21231", "2023-10-15", "india", "2024-06-30")}";
        string whole = Job("21231", "2023-01-02", "india", "2024-06-30");
        Assert.Equal(RequirementStatus.NotMet, StatusOf(Assess(9, gap), RoundType.Fsw, RequirementKind.ContinuousWork));
        Assert.Equal(RequirementStatus.Met, StatusOf(Assess(9, whole), RoundType.Fsw, RequirementKind.ContinuousWork));
        Assert.True(Assess(9, whole).IsEligible(ImmigrationProgram.Fsw));
    }

    [Theory]
    [InlineData("settlement_funds: 15263", "settlement_funds: 15262", false)]
    [InlineData("destination: ON", "destination: QC", false)]
    [InlineData("destination: ON", "", null)]
    [InlineData("family_size: 1", "", null)]
    [InlineData("education: masters", "education: none", false)]
    public void Fsw_OneRequirementChanged_ChangesTheAnswer(string stated, string instead, bool? isMet)
    {
        string yaml = Profile(9, Job("21231", "2023-01-02", "india", "2024-06-30"))
            .Replace(stated, instead, StringComparison.Ordinal);
        Assert.Equal(isMet, ProfileSteps.Assess(yaml, Day).IsEligible(ImmigrationProgram.Fsw));
    }

    [Fact]
    public void Fsw_JobOfferWithAWorkPermit_NeedsNoFunds()
    {
        string yaml =
            Profile(9, Job("21231", "2023-01-02", "india", "2024-06-30"))
                .Replace("settlement_funds: 15263", "settlement_funds: 0", StringComparison.Ordinal)
            + "\nauthorized_to_work: true\njob_offer: other";
        Assert.True(ProfileSteps.Assess(yaml, Day).IsEligible(ImmigrationProgram.Fsw));
    }

    [Theory]
    [InlineData("none", 0)]
    [InlineData("secondary", 5)]
    [InlineData("one_year", 15)]
    [InlineData("two_year", 19)]
    [InlineData("three_year_plus", 21)]
    [InlineData("two_or_more", 22)]
    [InlineData("masters", 23)]
    [InlineData("doctoral", 25)]
    public void SelectionPoints_Education_IsTheRow(string level, int points) =>
        Assert.Equal(points, PointsOf($"age: 30\neducation: {level}").Education.Known);

    [Theory]
    [InlineData(17, 0)]
    [InlineData(18, 12)]
    [InlineData(35, 12)]
    [InlineData(36, 11)]
    [InlineData(37, 10)]
    [InlineData(38, 9)]
    [InlineData(39, 8)]
    [InlineData(40, 7)]
    [InlineData(41, 6)]
    [InlineData(42, 5)]
    [InlineData(43, 4)]
    [InlineData(44, 3)]
    [InlineData(45, 2)]
    [InlineData(46, 1)]
    [InlineData(47, 0)]
    public void SelectionPoints_Age_IsTheRow(int age, int points) =>
        Assert.Equal(points, PointsOf($"age: {age}\neducation: masters").Age.Known);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 9)]
    [InlineData(1, 1, 11)]
    [InlineData(0, 3, 11)]
    [InlineData(0, 4, 13)]
    [InlineData(2, 3, 13)]
    [InlineData(3, 3, 15)]
    [InlineData(5, 9, 15)]
    public void SelectionPoints_Work_IsTheRowOfAllYears(int canadian, int foreign, int points) =>
        Assert.Equal(
            points,
            PointsOf(
                $"age: 30\neducation: masters\ncanadian_work_years: {canadian}\nforeign_work_years: {foreign}"
            ).Work.Known
        );

    [Theory]
    [InlineData(6, 0, 0)]
    [InlineData(7, 0, 16)]
    [InlineData(8, 4, 20)]
    [InlineData(9, 5, 28)]
    [InlineData(12, 12, 28)]
    public void SelectionPoints_Language_IsPerAbilityAndSecondAtFive(int first, int second, int points) =>
        Assert.Equal(
            points,
            ProfileSteps
                .Assess(
                    $"age: 30\neducation: masters\n{Language("first", "en", first)}\n{Language("second", "fr", second)}",
                    Day
                )
                .SelectionPoints.Language.Known
        );

    [Theory]
    [InlineData("canadian_work_years: 1", 10, 10)]
    [InlineData("", 0, 5)] // a relative is not stated
    [InlineData("relative_in_canada: false", 0, 0)]
    [InlineData("relative_in_canada: true", 5, 5)]
    [InlineData("sibling: true", 5, 5)]
    [InlineData("relative_in_canada: false\ncanadian_study: three_plus", 0, 5)]
    [InlineData("relative_in_canada: false\nstudied_in_canada: true", 5, 5)]
    [InlineData("relative_in_canada: false\njob_offer: other", 5, 5)]
    [InlineData("relative_in_canada: true\nstudied_in_canada: true\njob_offer: other", 10, 10)]
    [InlineData(
        "relative_in_canada: false\nspouse: { clb: { listening: 4, reading: 4, writing: 4, speaking: 4 }, studied_in_canada: false }",
        5,
        5
    )]
    [InlineData(
        "relative_in_canada: false\nspouse: { clb: { listening: 4, reading: 4, writing: 4, speaking: 3 }, studied_in_canada: true }",
        5,
        5
    )]
    [InlineData("relative_in_canada: false\nspouse: { canadian_work_years: 1 }", 5, 10)]
    public void SelectionPoints_Adaptability_IsCappedAndNeverGuessed(string keys, int low, int high) =>
        Assert.Equal(new PointRange(low, high), PointsOf($"age: 30\neducation: masters\n{keys}").Adaptability);

    [Theory]
    [InlineData("72310", true)]
    [InlineData("72600", false)]
    [InlineData("73300", true)]
    [InlineData("82020", true)]
    [InlineData("83100", true)]
    [InlineData("92100", true)]
    [InlineData("93100", true)]
    [InlineData("93200", false)]
    [InlineData("63200", true)]
    [InlineData("63202", true)]
    [InlineData("63210", false)]
    [InlineData("62200", true)]
    [InlineData("62201", false)]
    [InlineData("21231", false)]
    public void IsTrade_Occupation_FollowsTheGroups(string occupation, bool isTrade) =>
        Assert.Equal(isTrade, RuleBook.Embedded.Programs.IsTrade(occupation));

    [Theory]
    [InlineData("certificate_of_qualification: true", 5, 4, true)]
    [InlineData("job_offer_occupation: \"72310\"", 5, 4, true)]
    [InlineData("job_offer_occupation: \"21231\"", 5, 4, false)]
    [InlineData("certificate_of_qualification: false", 5, 4, false)]
    [InlineData("certificate_of_qualification: true", 4, 4, false)]
    [InlineData("certificate_of_qualification: true", 5, 3, false)]
    public void Fst_TradeWork_NeedsOfferOrCertificateAndItsLevels(string keys, int spoken, int written, bool isMet)
    {
        string person = Person.Replace("certificate_of_qualification: false\n", "", StringComparison.Ordinal);
        string yaml =
            $"{person}\n{keys}\nfirst_language: {{ lang: en, clb: {{ listening: {spoken}, reading: {written}, "
            + $"writing: {written}, speaking: {spoken} }} }}\nwork:\n{Job("72310", "2023-06-01", "india")}";
        Assert.Equal(isMet, ProfileSteps.Assess(yaml, Day).IsEligible(ImmigrationProgram.Fst));
    }

    [Fact]
    public void Programs_ShortKeysAlone_AreNeverGuessed()
    {
        ProfileAssessment some = ProfileSteps.Assess(
            $"age: 30\neducation: masters\n{Language("first", "en", 9)}\ncanadian_work_years: 2\nforeign_work_years: 3",
            Day
        );
        Assert.Null(some.IsEligible(ImmigrationProgram.Cec));
        Assert.Null(some.IsEligible(ImmigrationProgram.Fsw));
        Assert.False(some.IsEligible(ImmigrationProgram.Fst));
        Assert.False(some.IsEligible(ImmigrationProgram.Pnp));
        Assert.False(some.KnowsCategories);
    }

    [Theory]
    [InlineData("2020-06-01", 1, 12960)]
    [InlineData("2025-07-06", 1, 14690)]
    [InlineData("2025-07-07", 1, 15263)]
    [InlineData("2025-07-07", 7, 40392)]
    [InlineData("2025-07-07", 9, 48616)]
    public void FundsOn_DayAndFamily_IsTheTable(string day, int persons, int amount) =>
        Assert.Equal(amount, RuleBook.Embedded.Programs.FundsOn(DateOnly.Parse(day))!.AmountFor(persons));

    [Theory]
    [InlineData("2015-01-01", 60)]
    [InlineData("2016-11-18", 60)]
    [InlineData("2016-11-19", 90)]
    [InlineData("2018-06-25", 90)]
    [InlineData("2018-06-26", 60)]
    [InlineData("2020-02-29", 60)]
    [InlineData("2020-06-01", 90)]
    [InlineData("2021-06-28", 90)]
    [InlineData("2021-06-29", 60)]
    [InlineData("2026-07-31", 60)]
    public void DeadlineOn_DayOfIssue_IsTheRuleThen(string day, int days) =>
        Assert.Equal(days, RuleBook.Embedded.Invitations.DeadlineOn(DateOnly.Parse(day))!.Days);

    [Fact]
    public void ProgramOf_SeveralMet_PrefersPnpThenCecThenFswThenFst()
    {
        ImmigrationProgram[] order =
        [
            ImmigrationProgram.Pnp,
            ImmigrationProgram.Cec,
            ImmigrationProgram.Fsw,
            ImmigrationProgram.Fst,
        ];
        for (int first = 0; first < order.Length; first++)
        {
            ImmigrationProgram[] met = order[first..];
            Assert.Equal(order[first], InvitationRules.ProgramOf(program => met.Contains(program)));
        }

        Assert.Null(InvitationRules.ProgramOf(_ => null));
    }

    private static ProfileAssessment Assess(int level, string jobs) => ProfileSteps.Assess(Profile(level, jobs), Day);

    private static string Profile(int level, string jobs) => $"{Person}\n{Language("first", "en", level)}\nwork:\n{jobs}";

    private static SelectionPoints PointsOf(string keys) =>
        ProfileSteps.Assess($"{keys}\n{Language("first", "en", 9)}", Day).SelectionPoints;

    private static RequirementStatus StatusOf(ProfileAssessment assessment, RoundType group, RequirementKind kind) =>
        assessment.Findings.Single(finding => finding.Group == group && finding.Kind == kind).Status;

    private static string Language(string place, string lang, int level) =>
        $"{place}_language: {{ lang: {lang}, clb: {{ listening: {level}, reading: {level}, writing: {level}, speaking: {level} }} }}";

    private static string Job(string occupation, string from, string country, string? to = null) =>
        $"  - {{ occupation: \"{occupation}\", from: {from}, hours_per_week: 40, country: {country}{(to is null ? "" : $", to: {to}")} }}";
}
