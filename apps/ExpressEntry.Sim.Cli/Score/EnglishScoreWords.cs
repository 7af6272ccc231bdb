using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>The score in English.</summary>
internal sealed class EnglishScoreWords : ScoreWords
{
    public override string ColumnPoints => "Points";

    public override string ColumnMost => "Most";

    public override string Subtotal => "Subtotal";

    public override string Total => "Total";

    public override string ProgramsHeading => "Programs";

    public override string Categories => "Categories";

    public override string NoCategories => "none";

    public override string NotEnoughForCategories =>
        "occupations: not known, the profile gives no dated work with codes ('work')";

    public override string SectionCore => "A. The person";

    public override string SectionSpouse => "B. Spouse or partner";

    public override string SectionTransferability => "C. Skills that help each other";

    public override string SectionAdditional => "D. Additional points";

    public override string TimelineDay => "Date";

    public override string TimelineChange => "Change";

    public override string TimelineScore => "Score";

    public override string TimelineWhat => "What happens";

    public override string Heading(ProfileAssessment assessment, string? scenario) =>
        $"CRS score on {PlainText.Day(assessment.Day)}: {assessment.Score.Total} "
        + $"(rules in force since {assessment.RuleSet.Name}{(scenario is null ? "" : $", with the changes of '{scenario}'")})";

    public override string Part(string key) =>
        key switch
        {
            "A.age" => "Age",
            "A.education" => "Education",
            "A.first_language" => "First official language",
            "A.second_language" => "Second official language",
            "A.canadian_work" => "Work in Canada",
            "B.education" => "Spouse's education",
            "B.language" => "Spouse's language",
            "B.canadian_work" => "Spouse's work in Canada",
            "C.education_language" => "Education with language",
            "C.education_canadian_work" => "Education with work in Canada",
            "C.education" => "  together, at most",
            "C.foreign_language" => "Foreign work with language",
            "C.foreign_canadian_work" => "Foreign work with work in Canada",
            "C.foreign" => "  together, at most",
            "C.certificate" => "Certificate of qualification",
            "C" => "Skills that help each other",
            "D.nomination" => "Nomination",
            "D.job_offer" => "Job offer",
            "D.canadian_study" => "Study in Canada",
            "D.french" => "French",
            "D.sibling" => "Brother or sister in Canada",
            "D.occupation" => "Occupation (scenario)",
            "D.offer_occupation" => "Occupation offered (scenario)",
            _ => key,
        };

    public override string Program(ImmigrationProgram program) =>
        program switch
        {
            ImmigrationProgram.Pnp => "Provincial Nominee Program (pnp)",
            ImmigrationProgram.Cec => "Canadian Experience Class (cec)",
            ImmigrationProgram.Fsw => "Federal Skilled Worker (fsw)",
            _ => "Federal Skilled Trades (fst)",
        };

    public override string Category(RoundType category) =>
        category switch
        {
            RoundType.French => "French (french)",
            RoundType.Healthcare => "Healthcare and social services (healthcare)",
            RoundType.Stem => "Science, technology, engineering, mathematics (stem)",
            RoundType.Trades => "Trades (trades)",
            RoundType.Transport => "Transport (transport)",
            RoundType.Agriculture => "Agriculture and agri-food (agriculture)",
            RoundType.Education => "Education (education)",
            RoundType.Physicians => "Physicians with work in Canada (physicians)",
            RoundType.SeniorManagers => "Senior managers with work in Canada (senior_managers)",
            RoundType.Researchers => "Researchers with work in Canada (researchers)",
            RoundType.Military => "Skilled military recruits (military)",
            _ => category.ToWord(),
        };

    public override string Answer(bool? isMet) =>
        isMet is { } known
            ? known
                ? "yes"
                : "no"
            : "not known";

    public override string Mark(RequirementStatus status) =>
        status switch
        {
            RequirementStatus.Met => "met",
            RequirementStatus.NotMet => "not met",
            _ => "not stated",
        };

    public override string SelectionLine(SelectionPoints points) =>
        $"selection grid: education {Range(points.Education)}, languages {Range(points.Language)}, "
        + $"work {Range(points.Work)}, age {Range(points.Age)}, arranged employment {Range(points.ArrangedEmployment)}, "
        + $"adaptability {Range(points.Adaptability)}: {Range(points.Total)} of 100";

    public override string Requirement(Finding finding) =>
        finding.Kind switch
        {
            RequirementKind.Nomination => "nomination by a province or territory",
            RequirementKind.CanadianWork => Hours("authorized skilled work in Canada in the last three years", finding),
            RequirementKind.ContinuousWork => Hours(
                "skilled work without a gap in one occupation in the last ten years",
                finding
            ),
            RequirementKind.TradeWork => Hours("work in one skilled trade in the last five years", finding),
            RequirementKind.ListedWork => Hours("work in one listed occupation in the last three years", finding),
            RequirementKind.ContinuousListedWork => Hours(
                "work without a gap in one listed occupation in the last three years",
                finding
            ),
            RequirementKind.CanadianListedWork => Hours(
                "work in Canada in one listed occupation in the last three years",
                finding
            ),
            RequirementKind.FirstLanguage =>
                $"first official language {finding.Need} in each ability{Has(finding, "lowest is ")}",
            RequirementKind.French => $"French {finding.Need} in each ability{Has(finding, "lowest is ")}",
            RequirementKind.Education => "secondary school or more, Canadian or assessed",
            RequirementKind.SelectionPoints => $"{finding.Need} points of the selection grid{Has(finding, "has ")}",
            RequirementKind.OfferOrCertificate => "job offer in the trade, or certificate of qualification",
            RequirementKind.Funds when finding.Need is { } need =>
                $"settlement funds of {PlainText.Count(need)} CAD{Has(finding, "has ")}",
            RequirementKind.Funds =>
                "settlement funds ('settlement_funds', 'family_size'), or a job offer with a work permit",
            RequirementKind.Destination => "to settle outside Quebec ('destination')",
            _ => "ten years' service in a recognized force and an offer of the Canadian Armed Forces",
        };

    public override string Warning(AssessmentWarning warning) =>
        warning.Kind switch
        {
            AssessmentWarningKind.RulesNotKnown =>
                $"a changed score was announced for {warning.Detail}; its values are not known here, so this is the last "
                    + "known grid. A scenario can give other values (--rules)",
            AssessmentWarningKind.FirstLanguageDoesNotCount =>
                "the first language result is two years old or not taken yet on this day: it earns no points and the "
                    + "profile does not qualify",
            AssessmentWarningKind.SecondLanguageDoesNotCount =>
                "the second language result is two years old or not taken yet on this day: it earns no points",
            AssessmentWarningKind.EducationDoesNotCount =>
                "a credential does not count on this day: not completed, or its assessment is missing, not made yet or five "
                    + "years old",
            AssessmentWarningKind.SameLanguageTwice =>
                "first and second language are the same; the second should be the other official language",
            AssessmentWarningKind.FundsNotKnown =>
                $"the settlement funds of this day are not known here; those from {warning.Detail} are used",
            AssessmentWarningKind.FundsInDoubt => $"settlement funds: {warning.Detail}",
            _ => $"not every source lists {warning.Detail}; the instructions of a round decide",
        };

    public override string Cause(TimelineCause cause, ProfileAssessment after) =>
        cause switch
        {
            TimelineCause.Birthday => $"birthday: {after.Facts.Profile.Age} years",
            TimelineCause.FirstLanguage => after.Facts.FirstExpired
                ? "first language result expires: no points, and no program is met"
                : "first language result starts to count",
            TimelineCause.SecondLanguage => after.Facts.SecondExpired
                ? "second language result expires"
                : "second language result starts to count",
            TimelineCause.Education => "education that counts changes (completed, or assessment expires)",
            TimelineCause.CanadianWork => $"work in Canada that counts: {after.Facts.Profile.CanadianYears} years",
            TimelineCause.ForeignWork => $"foreign work that counts: {after.Facts.Profile.ForeignYears} years",
            TimelineCause.Spouse => "the spouse's language result or work changes",
            TimelineCause.Rules => "other rules come into force",
            TimelineCause.RulesNotKnown => "a changed score was announced; its values are not known",
            TimelineCause.Experience => "work reaches or leaves what a program or category asks for",
            _ => "the profile ends one year after its submission; a new one is needed",
        };

    public override string Turn(RoundType group, bool? before, bool? after) =>
        $"{group.ToWord()}: {Answer(before)} → {Answer(after)}";

    public override string TimelineHeading(int months, DateOnly from) => $"The {months} months after {PlainText.Day(from)}";

    public override string Colon => ": ";

    public override string WarningLabel => "Warning: ";

    public override string NoSteps => "nothing changes by itself";

    public override string NotDated(IEnumerable<string> keys) =>
        $"Not shown, because the profile does not give the dates: {string.Join(", ", keys)}.";

    public override string BulkDone(int count, DateOnly day, string output) =>
        $"{PlainText.Count(count)} profiles scored on {PlainText.Day(day)} to {output}";

    public override string BulkBad(int bad, int lines, string input) =>
        $"{input}: {PlainText.Count(bad)} of {PlainText.Count(lines)} lines could not be scored; each has its error at its place "
        + "in the output";

    private static string Range(PointRange range) => range.Known is { } known ? $"{known}" : $"{range.Low}-{range.High}";

    private static string Hours(string what, Finding finding) =>
        $"{PlainText.Count(finding.Need)} hours of {what}{Has(finding, "has ")}";

    private static string Has(Finding finding, string before) =>
        finding.Have is { } have ? $" ({before}{PlainText.Count(have)})" : "";
}
