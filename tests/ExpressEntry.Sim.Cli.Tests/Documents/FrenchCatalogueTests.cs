using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Invitation;
using ExpressEntry.Sim.Cli.Odds;
using ExpressEntry.Sim.Cli.Score;
using ExpressEntry.Sim.Cli.Tests.Score;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Programs;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>Everything that can be said to candidates is wholly French in French.</summary>
public sealed partial class FrenchCatalogueTests : IDisposable
{
    private const int TimeoutMilliseconds = 10_000;

    // Spelled alike in both languages and right in French; from "a" on letters, codes and names of scales.
    private static readonly ImmutableArray<string> Shared =
    [
        "canada",
        "province",
        "service",
        "services",
        "force",
        "forces",
        "point",
        "points",
        "sources",
        "instructions",
        "change",
        "agriculture",
        "place",
        "total",
        "invitation",
        "invitations",
        "instant",
        "police",
        "six",
        "dates",
        "date",
        "document",
        "certain",
        "test",
        "a",
        "b",
        "c",
        "d",
        "an",
        "s",
        "t",
        "z",
        "nclc",
        "utc",
        "pdf",
        "stem",
        "cec",
    ];
    private readonly TestHost _host = new();
    private readonly string _profile;

    public FrenchCatalogueTests() => _profile = _host.Write("profile.yaml", ExampleFiles.Read("profile.yaml"));

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Catalogue_French_HasNoWordOfTheEnglishOne()
    {
        string[] english = [.. Words(Everything(OutputLanguage.English))];
        string[] french = [.. Words(Everything(OutputLanguage.French))];

        Assert.True(english.Length > 300, $"{english.Length} words");
        Assert.True(french.Length > 300, $"{french.Length} words");
        Assert.Equal([], french.Intersect(english).Except(Shared).Order(StringComparer.Ordinal));
    }

    private IEnumerable<string> Everything(OutputLanguage language) =>
        [
            .. ScoreCatalogue(ScoreWords.In(language)),
            .. InvitationCatalogue(InvitationWords.In(language)),
            .. OddsCatalogue(OddsWords.In(language)),
        ];

    private IEnumerable<string> ScoreCatalogue(ScoreWords words)
    {
        ProfileAssessment assessment = Assess(new DateOnly(2026, 7, 21));
        yield return words.Heading(assessment, null);
        foreach (
            string key in (string[])
                [
                    "A.age",
                    "A.education",
                    "A.first_language",
                    "A.second_language",
                    "A.canadian_work",
                    "B.education",
                    "B.language",
                    "B.canadian_work",
                    "C.education_language",
                    "C.education_canadian_work",
                    "C.education",
                    "C.foreign_language",
                    "C.foreign_canadian_work",
                    "C.foreign",
                    "C.certificate",
                    "C",
                    "D.nomination",
                    "D.job_offer",
                    "D.canadian_study",
                    "D.french",
                    "D.sibling",
                    "D.occupation",
                    "D.offer_occupation",
                ]
        )
        {
            yield return words.Part(key);
        }

        foreach (RequirementKind kind in Enum.GetValues<RequirementKind>())
        {
            yield return words.Requirement(new Finding(RoundType.Cec, kind, RequirementStatus.Met, 4_697, 1_560));
            yield return words.Requirement(new Finding(RoundType.Cec, kind, RequirementStatus.NotStated, null, null));
        }

        foreach (AssessmentWarningKind kind in Enum.GetValues<AssessmentWarningKind>())
        {
            yield return words.Warning(
                new AssessmentWarning(
                    kind,
                    kind == AssessmentWarningKind.CategoryListInDoubt ? "21232 in stem" : "2026-11-03"
                )
            );
        }

        foreach (TimelineCause cause in Enum.GetValues<TimelineCause>())
        {
            yield return words.Cause(cause, assessment);
            yield return words.Cause(cause, Assess(new DateOnly(2030, 1, 1)));
        }

        foreach (RequirementStatus status in Enum.GetValues<RequirementStatus>())
        {
            yield return words.Mark(status);
        }

        foreach (RoundType type in Enum.GetValues<RoundType>())
        {
            yield return words.Category(type);
        }

        foreach (bool? answer in (bool?[])[true, false, null])
        {
            yield return words.Answer(answer);
        }

        yield return words.SelectionLine(assessment.SelectionPoints);
        yield return words.TimelineHeading(12, assessment.Day);
        yield return words.NotDated([]);
        yield return words.BulkDone(1, assessment.Day, "");
        yield return words.BulkBad(1, 2, "");
        foreach (string text in Texts(words))
        {
            yield return text;
        }
    }

    private IEnumerable<string> InvitationCatalogue(InvitationWords words)
    {
        PublishedRound round = HistoryTables.ReadEmbedded().Rounds.Single(round => round.Number == "428");
        ProfileStatement statement = ProfileFile.Read(_profile, RuleBook.Embedded, round.Date);
        InvitationLetter letter = InvitationLetter.Write(statement, round.Date, round, RuleBook.Embedded);
        foreach (
            InvitationLetter one in (InvitationLetter[])
                [letter, letter with { Program = null, LanguageExpires = null, ProfileEnds = null }]
        )
        {
            yield return words.Heading(one);
            yield return words.Deadline(one);
            foreach ((_, string title, string what) in words.ChoicesOf(one))
            {
                yield return title;
                yield return what;
            }

            foreach (ChecklistItem item in words.ChecklistOf(one))
            {
                yield return item.What;
            }
        }

        // A round's published name is English: only types known by name are said in French.
        yield return words.Round(round);
        foreach (RoundProblem problem in Enum.GetValues<RoundProblem>())
        {
            yield return words.Problem(problem, letter);
        }

        foreach (string text in Texts(words))
        {
            yield return text;
        }
    }

    private IEnumerable<string> OddsCatalogue(OddsWords words)
    {
        var day = new DateOnly(2026, 7, 21);
        foreach (double odds in (double[])[0.001, 0.02, 0.05, 0.5, 0.95, 0.98, 0.999])
        {
            yield return words.Chance(odds);
            yield return words.Sentence(odds, day);
            yield return words.Percent(odds);
        }

        yield return words.Heading(day);
        yield return words.Subject(500, []);
        yield return words.Range(0.1, 0.2);
        yield return words.ScoreFor(day, null, null);
        yield return words.ScoreFor(day, 500, null);
        yield return words.ScoreFor(day, 500, 520);
        yield return words.Step(day, 500, []);
        yield return words.Step(day, 500, [RoundType.Cec]);
        yield return words.Ends(day);
        yield return words.Basis(1_000, 1, day, HistorySource.Embedded);
        yield return words.Reliability(90, new ReliabilityNode(0.5, 0.5, 0.4, 0.6), EvaluationWindow.Standard);
        yield return words.GridNotKnown(day);
        yield return words.FileSaysSubmitted(DateTimeOffset.UnixEpoch);
        yield return words.Gap(3, day);
        yield return words.NotInUse([RoundType.Cec]);
        ProfileStatement statement = ProfileFile.Read(_profile, RuleBook.Embedded, day);
        foreach (ProfileChange change in ProfileChanges.Of(statement.Candidate, day, RuleBook.Embedded))
        {
            yield return words.Change(change);
        }

        foreach (string text in Texts(words))
        {
            yield return text;
        }
    }

    // Everything said without figures: the texts without parameters.
    private static IEnumerable<string> Texts(object words) =>
        words
            .GetType()
            .GetProperties()
            .Where(property => property.PropertyType == typeof(string))
            .Select(property => (string)property.GetValue(words)!);

    private ProfileAssessment Assess(DateOnly day) =>
        ProfileAssessor.Assess(ProfileFile.Read(_profile, RuleBook.Embedded, day), day, RuleBook.Embedded);

    private static IEnumerable<string> Words(IEnumerable<string> texts) =>
        texts
            .SelectMany(text => Letters.Matches(Quoted.Replace(text, "")))
            .Select(word => word.Value.ToLowerInvariant())
            .Distinct();

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Letters { get; }

    // Words to type and codes of groups, as options and files know them.
    [GeneratedRegex(@"« [^»]* »|'[a-z_ ]+'|--\w+|\([a-z_]+\)", RegexOptions.None, TimeoutMilliseconds)]
    private static partial Regex Quoted { get; }
}
