using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>The odds in English.</summary>
internal sealed class EnglishOddsWords : OddsWords
{
    public override string ColumnBy => "By";

    public override string ColumnOdds => "Odds";

    public override string ColumnRange => "Range";

    public override string ColumnChange => "If you had";

    public override string ColumnPoints => "Points";

    public override string ColumnScore => "Score";

    public override string CurveHeading => "Month by month";

    public override string CurveLegend => "█ to the low end of the range, ▓ to the odds, ░ to the high end";

    public override string ImprovementsHeading => "What would help, each change alone and made today, the most useful first";

    public override string NoImprovements => "no single change known here would help";

    public override string RestsOn => "What this rests on";

    public override string NoGroup =>
        "The profile meets no program today, so no round can invite it; see 'eesim score' for what is missing.";

    public override string RangeMeaning =>
        "the range is as wide as past odds like these were off, to the worse side; nobody knows next year's policy";

    public override string ProgramsNotKnown =>
        "the profile does not say enough to know every program; only the groups that are certain count here";

    public override string Heading(DateOnly asOf) => $"Odds of an invitation, as of {Day(asOf)}";

    public override string Subject(int score, ImmutableArray<RoundType> types) =>
        $"Score {score}, in rounds of: {Words(types)}";

    public override string Chance(double probability) =>
        probability switch
        {
            < 0.005 => "almost none",
            < 0.03 => "about 1 in 50",
            < 0.075 => "about 1 in 20",
            > 0.995 => "almost certain",
            > 0.97 => "about 49 in 50",
            > 0.925 => "about 19 in 20",
            _ => $"about {Math.Clamp((int)Math.Round(probability * 10), 1, 9)} in 10",
        };

    public override string Sentence(double probability, DateOnly day) =>
        probability switch
        {
            < 0.005 => $"An invitation by {Day(day)} is not to be expected.",
            > 0.995 => $"An invitation by {Day(day)} is almost certain.",
            _ => $"Your odds of an invitation are {Chance(probability)} by {Day(day)}.",
        };

    public override string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public override string Percent(double probability) =>
        probability switch
        {
            < 0.005 => "<1 %",
            > 0.995 => ">99 %",
            _ => $"{probability * 100:0} %",
        };

    public override string Range(double low, double high) => $"{low * 100:0}–{high * 100:0} %";

    public override string ScoreFor(DateOnly day, int? even, int? likely) =>
        (even, likely) switch
        {
            (null, _) => $"By {Day(day)} no score has even odds in these groups.",
            ({ } half, null) => $"By {Day(day)}: even odds from a score of {half} on; no score reaches 8 in 10.",
            ({ } half, { } most) => $"By {Day(day)}: even odds from a score of {half} on, 8 in 10 from {most} on.",
        };

    public override string Step(DateOnly day, int score, ImmutableArray<RoundType> types) =>
        types.IsEmpty
            ? $"from {Day(day)} the profile meets no program: no round can invite it"
            : $"from {Day(day)} the score is {score} (rounds of {Words(types)})";

    public override string Ends(DateOnly day) => $"the profile ends on {Day(day)}; a new one is needed then";

    public override string Change(ProfileChange change)
    {
        string scale = change.Language == OfficialLanguage.English ? "CLB" : "NCLC";
        string language = change.Language == OfficialLanguage.English ? "English" : "French";
        return change.Kind switch
        {
            ProfileChangeKind.FirstLanguageRenewed => "the same first language result, newly tested",
            ProfileChangeKind.FirstLanguageAbility => $"{scale} {change.Level} in {Ability(change.Ability)} ({language})",
            ProfileChangeKind.FirstLanguageAll => $"one {scale} level more in all four abilities ({language})",
            ProfileChangeKind.FirstLanguageLevel or ProfileChangeKind.SecondLanguageLevel =>
                $"{language} at {scale} {change.Level} or more in all four abilities",
            ProfileChangeKind.CanadianYear => "another year of skilled work in Canada",
            ProfileChangeKind.ForeignYear => "another year of skilled work abroad",
            ProfileChangeKind.Education => $"a higher credential: {Education(change.Education)}",
            ProfileChangeKind.Nomination => "a nomination by a province or territory",
            _ => "your spouse as principal applicant (taken to be of your age)",
        };
    }

    public override string Basis(int futures, long seed, DateOnly dataEnds, string source) =>
        $"{futures:N0} simulated futures, seed {seed}; data to {PlainText.Day(dataEnds)} ({source})";

    public override string Reliability(int days, ReliabilityNode node, EvaluationWindow window) =>
        $"how past odds did: from {PlainText.Day(window.From)} to {PlainText.Day(window.To)}, odds of about {Percent(node.Odds)} within {days} days came true {Percent(node.Rate)} of the time";

    public override string GridNotKnown(DateOnly certainTo) =>
        $"after {PlainText.Day(certainTo)} the CRS grid is not known: a revised grid is announced without values, so odds beyond that day take the present grid to go on, and their ranges are wider";

    public override string FileSaysSubmitted(DateTimeOffset at) =>
        $"the profile is taken to be in the pool for good, older than any tie-break; add --submitted {PlainText.Instant(at)} to count the day the file gives, and the end a year later";

    public override string FewReplications(int asked, int simulated) =>
        $"{PlainText.Count(asked, "future")} {(asked == 1 ? "is" : "are")} too few for odds; {simulated} were simulated";

    public override string Gap(int days, DateOnly asOf) =>
        $"the {days} days before {PlainText.Day(asOf)} are not known; their rounds are simulated";

    public override string NotInUse(ImmutableArray<RoundType> types) =>
        $"no round of {Words(types)} for more than a year, or too few ever: their odds are a cautious guess that was not evaluated";

    private static string Words(ImmutableArray<RoundType> types) => string.Join(", ", types.Select(type => type.ToWord()));

    private static string Ability(Ability ability) =>
        ability switch
        {
            Engine.Rules.Crs.Ability.Listening => "listening",
            Engine.Rules.Crs.Ability.Reading => "reading",
            Engine.Rules.Crs.Ability.Writing => "writing",
            _ => "speaking",
        };

    private static string Education(EducationLevel level) =>
        level switch
        {
            EducationLevel.Secondary => "secondary school",
            EducationLevel.OneYear => "one year after secondary school",
            EducationLevel.TwoYear => "two years after secondary school",
            EducationLevel.ThreeYearPlus => "three years or more (bachelor's)",
            EducationLevel.TwoOrMore => "a second credential of one year or more",
            EducationLevel.Masters => "master's",
            _ => "doctorate",
        };
}
