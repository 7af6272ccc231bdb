using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>Turns a YAML or JSON profile into a candidate, and checks everything it states.</summary>
/// <remarks>
/// Short keys are not checked against each other. A richer key (birth date, credentials, scores, dated work) may stand
/// beside the short one it replaces as long as both say the same on the day of the score.
/// </remarks>
public sealed class ProfileReader
{
    private const int MostYears = 60;
    private const int MostAge = 120;
    private const int YearsThatCount = 5;
    private const int MostEntries = 200;

    private readonly RuleBook _book;
    private readonly DateOnly _day;
    private readonly LanguageReader _languages;
    private readonly WorkReader _works;

    /// <summary>Prepares to read profiles for one day.</summary>
    /// <param name="book">Rules: tests, occupations, rule sets.</param>
    /// <param name="day">The day of the score; a later birth date is wrong.</param>
    public ProfileReader(RuleBook book, DateOnly day)
    {
        _book = book;
        _day = day;
        _languages = new LanguageReader(book);
        _works = new WorkReader(book);
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="node">The whole document.</param>
    /// <returns>What it states.</returns>
    /// <exception cref="InvalidInputException">Something is wrong; the message names file, line, path and what is allowed.</exception>
    public ProfileStatement Read(DocumentNode node)
    {
        node.AsMap(ProfileKeys.Profile);
        ImmutableArray<WorkPeriod> work = _works.Read(node.Find("work"));
        ImmutableArray<Credential> credentials = ReadCredentials(node.Find("credentials"));
        (JobOffer offer, string? offered) = ReadOffer(node);
        var candidate = new Candidate
        {
            Age = ReadByte(node.Find("age"), MostAge),
            BirthDate = ReadBirthDate(node),
            Education = ReadLevel(node.Find("education")),
            AssessedOn = node.Find("assessed_on")?.Date(),
            Credentials = credentials,
            First = ReadFirst(node),
            Second = node.Find("second_language") is { } second ? _languages.Read(second) : null,
            CanadianYears = ReadByte(node.Find("canadian_work_years"), MostYears),
            ForeignYears = ReadByte(node.Find("foreign_work_years"), MostYears),
            Work = work,
            HasCertificate = node.Find("certificate_of_qualification")?.Flag() ?? false,
            HasNomination = node.Find("nomination")?.Flag() ?? false,
            Offer = offer,
            OfferOccupation = offered,
            Study = node.Find("canadian_study") is { } study ? (CanadianStudy)study.Word(ProfileKeys.Studies) : null,
            StudiedInCanada = node.Find("studied_in_canada")?.Flag(),
            HasSibling = node.Find("sibling")?.Flag() ?? false,
            HasRelative = node.Find("relative_in_canada")?.Flag(),
            Spouse = node.Find("spouse") is { } spouse ? ReadSpouse(spouse) : null,
            Funds = node.Find("settlement_funds")?.WholeNumber(0, 1_000_000_000),
            FamilySize = node.Find("family_size")?.WholeNumber(1, 50),
            IsAuthorizedToWork = node.Find("authorized_to_work")?.Flag(),
            Destination = node.Find("destination") is { } place
                ? ProfileKeys.Destinations[place.Word(ProfileKeys.Destinations)]
                : null,
            IsMilitaryRecruit = node.Find("military_recruit")?.Flag(),
            SubmittedAt = node.Find("submitted_at")?.Instant(),
        };
        RequireStated(node);
        RequireAgreement(node, candidate);
        return new ProfileStatement(candidate, ReadId(node.Find("id")), ReadRuleSet(node.Find("rule_set")));
    }

    private static void RequireStated(DocumentNode node)
    {
        if (!node.Has("age") && !node.Has("birth_date"))
        {
            throw node.Wrong("has neither 'age' nor 'birth_date'; one of them must be given");
        }

        if (!node.Has("education") && !node.Has("credentials"))
        {
            throw node.Wrong("has neither 'education' nor 'credentials'; one of them must be given");
        }
    }

    private static byte? ReadByte(DocumentNode? node, int most) => (byte?)node?.WholeNumber(0, most);

    private static EducationLevel? ReadLevel(DocumentNode? node) =>
        node is null ? null : (EducationLevel)node.Word(ProfileKeys.EducationLevels);

    private static DocumentNode? ReadId(DocumentNode? node) =>
        node is null or { Kind: DocumentNodeKind.Text or DocumentNodeKind.Number }
            ? node
            : throw node.Expected("a text or a number");

    private DateOnly? ReadRuleSet(DocumentNode? node)
    {
        if (node is null)
        {
            return null;
        }

        DateOnly date = node.Date();
        return _book.RuleSets.Any(set => set.From == date)
            ? date
            : throw node.Expected($"one of {string.Join(", ", _book.RuleSets.Select(set => set.Name))}");
    }

    private DateOnly? ReadBirthDate(DocumentNode node)
    {
        if (node.Find("birth_date") is not { } stated)
        {
            return null;
        }

        DateOnly birth = stated.Date();
        DateOnly earliest = _day.AddYears(-MostAge);
        return birth >= earliest && birth <= _day
            ? birth
            : throw stated.Expected($"a date from {earliest:yyyy-MM-dd} to {_day:yyyy-MM-dd}, the day of the score");
    }

    // No valid result is a fact that must be said (null), not left out by mistake.
    private LanguageResult? ReadFirst(DocumentNode node)
    {
        if (node.Find("first_language") is { } first)
        {
            return _languages.Read(first);
        }

        return node.Children.Any(child => child.Name == "first_language")
            ? null
            : throw node.Wrong("has no 'first_language'; give its results, or null for none");
    }

    private static ImmutableArray<Credential> ReadCredentials(DocumentNode? node) =>
        node is null ? default : [.. node.AsList(MostEntries).Select(ReadCredential)];

    private static Credential ReadCredential(DocumentNode node)
    {
        node.AsMap(ProfileKeys.Credential);
        DocumentNode stated = node.Require("level");
        string level = ProfileKeys.CredentialLevels[stated.Word(ProfileKeys.CredentialLevels)];
        bool inCanada = node.Require("country").Text().Equals(WorkReader.Canada, StringComparison.OrdinalIgnoreCase);
        return new Credential(
            (EducationLevel)ProfileKeys.EducationLevels.IndexOf(level),
            inCanada,
            node.Find("completed_on")?.Date(),
            node.Find("assessed_on")?.Date()
        );
    }

    private (JobOffer Offer, string? Occupation) ReadOffer(DocumentNode node)
    {
        JobOffer? offer = node.Find("job_offer") is { } stated ? (JobOffer)stated.Word(ProfileKeys.Offers) : null;
        if (node.Find("job_offer_occupation") is not { } occupation)
        {
            return (offer ?? JobOffer.None, null);
        }

        string code = _works.ReadOccupation(occupation);
        JobOffer follows = code.StartsWith("00", StringComparison.Ordinal) ? JobOffer.SeniorManagement : JobOffer.Other;
        return offer is null || offer == follows
            ? (follows, code)
            : throw occupation.Wrong(
                $"is {code}, but job_offer is {ProfileKeys.Offers[(int)offer]}; expected both to say the same "
                    + $"(here {ProfileKeys.Offers[(int)follows]})"
            );
    }

    private SpouseStatement ReadSpouse(DocumentNode node)
    {
        node.AsMap(ProfileKeys.Spouse);
        var spouse = new SpouseStatement
        {
            IsAccompanying = node.Find("accompanying")?.Flag() ?? true,
            IsCitizenOrResident = node.Find("citizen_or_resident")?.Flag() ?? false,
            Education = ReadLevel(node.Find("education")) ?? EducationLevel.None,
            Language = _languages.ReadSpouse(node),
            CanadianYears = ReadByte(node.Find("canadian_work_years"), MostYears),
            Work = _works.Read(node.Find("work")),
            StudiedInCanada = node.Find("studied_in_canada")?.Flag(),
        };
        RequireSameYears(node, "canadian_work_years", spouse.CanadianYears, spouse.Work, CandidateFacts.CanadianYearsOn);
        return spouse;
    }

    private void RequireAgreement(DocumentNode node, Candidate candidate)
    {
        if (candidate is { Age: { } age, BirthDate: { } birth })
        {
            int follows = CandidateFacts.AgeOn(birth, _day);
            RequireSame(node.Require("age"), $"{age}", $"{follows}", $"birth_date on {_day:yyyy-MM-dd}");
        }

        RequireSameYears(
            node,
            "canadian_work_years",
            candidate.CanadianYears,
            candidate.Work,
            CandidateFacts.CanadianYearsOn
        );
        RequireSameYears(node, "foreign_work_years", candidate.ForeignYears, candidate.Work, CandidateFacts.ForeignYearsOn);
        if (candidate.Credentials.IsDefault)
        {
            return;
        }

        if (node.Find("assessed_on") is { } assessed)
        {
            throw assessed.Wrong("belongs to 'education'; with 'credentials' each one carries its own");
        }

        if (candidate.Education is { } education)
        {
            int years = _book.Programs.Validity.AssessmentYears;
            EducationLevel follows = CandidateFacts.HighestOf([
                .. candidate.Credentials.Where(one => one.CountsOn(_day, years)),
            ]);
            RequireSame(
                node.Require("education"),
                ProfileKeys.EducationLevels[(int)education],
                ProfileKeys.EducationLevels[(int)follows],
                $"credentials on {_day:yyyy-MM-dd}"
            );
        }

        if (candidate.Study is { } study)
        {
            CanadianStudy follows = CandidateFacts.StudyOf(candidate.Credentials, _day);
            RequireSame(
                node.Require("canadian_study"),
                ProfileKeys.Studies[(int)study],
                ProfileKeys.Studies[(int)follows],
                $"credentials on {_day:yyyy-MM-dd}"
            );
        }
    }

    private void RequireSameYears(
        DocumentNode node,
        string key,
        byte? stated,
        ImmutableArray<WorkPeriod> work,
        Func<ImmutableArray<WorkPeriod>, DateOnly, Engine.Rules.Programs.ValidityRules, int> yearsOf
    )
    {
        if (stated is { } years && !work.IsDefault)
        {
            int follows = yearsOf(work, _day, _book.Programs.Validity);
            if (Math.Min(follows, YearsThatCount) != Math.Min((int)years, YearsThatCount))
            {
                RequireSame(node.Require(key), $"{years}", $"{follows}", $"work on {_day:yyyy-MM-dd}");
            }
        }
    }

    private static void RequireSame(DocumentNode node, string stated, string follows, string richer)
    {
        if (stated != follows)
        {
            throw node.Wrong($"is {stated}, but {richer} gives {follows}; expected only one of the two, or the same");
        }
    }
}
