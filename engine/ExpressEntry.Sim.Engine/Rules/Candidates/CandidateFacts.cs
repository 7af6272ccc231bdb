using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Engine.Rules.Candidates;

/// <summary>How a candidate stands on one day: ages, expired results and years of work worked out.</summary>
/// <param name="Day">The day.</param>
/// <param name="Profile">What the score is computed from, without the tiers of a scenario's factor.</param>
/// <param name="FirstExpired">The first language result is too old (or not taken yet), so it earns nothing.</param>
/// <param name="SecondExpired">The second language result is too old (or not taken yet).</param>
/// <param name="EducationExpired">A foreign credential or the stated level lacks an assessment young enough.</param>
public sealed record CandidateFacts(
    DateOnly Day,
    CrsProfile Profile,
    bool FirstExpired,
    bool SecondExpired,
    bool EducationExpired
)
{
    private const int SkilledTeer = 3;

    /// <summary>Works out how a candidate stands on a day.</summary>
    /// <param name="candidate">What the profile states.</param>
    /// <param name="day">The day of the score.</param>
    /// <param name="validity">How long results count.</param>
    /// <returns>The facts of that day.</returns>
    public static CandidateFacts On(Candidate candidate, DateOnly day, ValidityRules validity)
    {
        (AbilityLevels first, bool firstExpired) = LevelsOn(candidate.First, day, validity);
        (AbilityLevels second, bool secondExpired) = LevelsOn(candidate.Second, day, validity);
        (EducationLevel education, bool educationExpired) = EducationOn(candidate, day, validity);
        SpouseStatement? spouse = candidate.Spouse is { IsScored: true } scored ? scored : null;
        var profile = new CrsProfile(
            AgeOn(candidate, day),
            education,
            first,
            second,
            CanadianYearsOn(candidate.CanadianYears, candidate.Work, day, validity),
            ForeignYearsOn(candidate, day, validity),
            spouse?.Education ?? EducationLevel.None,
            LevelsOn(spouse?.Language, day, validity).Levels,
            spouse is null ? (byte)0 : CanadianYearsOn(spouse.CanadianYears, spouse.Work, day, validity),
            TraitsOn(candidate, StudyOn(candidate, day))
        );
        return new CandidateFacts(day, profile, firstExpired, secondExpired, educationExpired);
    }

    /// <summary>Completed years of age; someone born on 29 February turns a year older on 1 March of a common year.</summary>
    /// <param name="birth">Day of birth.</param>
    /// <param name="day">The day of the score, not before the birth.</param>
    /// <returns>Whole years.</returns>
    public static int AgeOn(DateOnly birth, DateOnly day)
    {
        bool birthdayIsOver = day.Month > birth.Month || (day.Month == birth.Month && day.Day >= birth.Day);
        return day.Year - birth.Year - (birthdayIsOver ? 0 : 1);
    }

    /// <summary>Completed years of Canadian experience from dated jobs.</summary>
    /// <param name="work">The jobs.</param>
    /// <param name="day">The day of the score.</param>
    /// <param name="validity">Hours in a year and how far back they count.</param>
    /// <returns>Whole years.</returns>
    public static int CanadianYearsOn(ImmutableArray<WorkPeriod> work, DateOnly day, ValidityRules validity) =>
        YearsOf([.. work.Where(job => job.IsCanadianExperience && job.Teer <= SkilledTeer)], day, validity);

    /// <summary>Completed years of skilled work outside Canada from dated jobs.</summary>
    /// <param name="work">The jobs.</param>
    /// <param name="day">The day of the score.</param>
    /// <param name="validity">Hours in a year and how far back they count.</param>
    /// <returns>Whole years.</returns>
    public static int ForeignYearsOn(ImmutableArray<WorkPeriod> work, DateOnly day, ValidityRules validity) =>
        YearsOf([.. work.Where(job => !job.InCanada && job.IsPaid && job.Teer <= SkilledTeer)], day, validity);

    /// <summary>The level of education that follows from diplomas and degrees.</summary>
    /// <param name="counting">Those that count on the day.</param>
    /// <returns>The highest, or <see cref="EducationLevel.TwoOrMore"/> where several make it higher.</returns>
    public static EducationLevel HighestOf(IReadOnlyCollection<Credential> counting)
    {
        EducationLevel highest = counting.Select(one => one.Level).DefaultIfEmpty(EducationLevel.None).Max();
        int postSecondary = counting.Count(one => one.Level >= EducationLevel.OneYear);
        return highest == EducationLevel.ThreeYearPlus && postSecondary >= 2 ? EducationLevel.TwoOrMore : highest;
    }

    /// <summary>Study in Canada that follows from diplomas and degrees.</summary>
    /// <param name="credentials">All of them.</param>
    /// <param name="day">The day of the score.</param>
    /// <returns>The highest only.</returns>
    public static CanadianStudy StudyOf(ImmutableArray<Credential> credentials, DateOnly day) =>
        credentials
            .Where(one => one.EarnedInCanada && (one.CompletedOn is not { } done || done <= day))
            .Select(one =>
                one.Level >= EducationLevel.ThreeYearPlus ? CanadianStudy.ThreePlus
                : one.Level >= EducationLevel.OneYear ? CanadianStudy.OneOrTwo
                : CanadianStudy.None
            )
            .DefaultIfEmpty(CanadianStudy.None)
            .Max();

    private static byte AgeOn(Candidate candidate, DateOnly day) =>
        candidate.BirthDate is { } birth ? (byte)Math.Clamp(AgeOn(birth, day), 0, byte.MaxValue) : candidate.Age ?? 0;

    private static (AbilityLevels Levels, bool IsExpired) LevelsOn(
        LanguageResult? result,
        DateOnly day,
        ValidityRules validity
    ) =>
        result is null ? (default, false)
        : result.CountsOn(day, validity.LanguageYears) ? (result.Levels, false)
        : (default, true);

    private static (EducationLevel Level, bool IsExpired) EducationOn(
        Candidate candidate,
        DateOnly day,
        ValidityRules validity
    )
    {
        if (!candidate.Credentials.IsDefault)
        {
            Credential[] counting = [.. candidate.Credentials.Where(one => one.CountsOn(day, validity.AssessmentYears))];
            return (HighestOf(counting), counting.Length < candidate.Credentials.Length);
        }

        bool isExpired =
            candidate.AssessedOn is { } assessed && !(assessed <= day && day < assessed.AddYears(validity.AssessmentYears));
        return (isExpired ? EducationLevel.None : candidate.Education ?? EducationLevel.None, isExpired);
    }

    private static CanadianStudy StudyOn(Candidate candidate, DateOnly day) =>
        candidate.Credentials.IsDefault ? candidate.Study ?? CanadianStudy.None : StudyOf(candidate.Credentials, day);

    private static byte CanadianYearsOn(
        byte? stated,
        ImmutableArray<WorkPeriod> work,
        DateOnly day,
        ValidityRules validity
    ) => work.IsDefault ? stated ?? 0 : (byte)CanadianYearsOn(work, day, validity);

    private static byte ForeignYearsOn(Candidate candidate, DateOnly day, ValidityRules validity) =>
        candidate.Work.IsDefault ? candidate.ForeignYears ?? 0 : (byte)ForeignYearsOn(candidate.Work, day, validity);

    private static int YearsOf(WorkPeriod[] jobs, DateOnly day, ValidityRules validity) =>
        WorkLedger.HoursBefore(jobs, day, validity.ScoreWindowYears) / validity.HoursAYear;

    private static CrsTraits TraitsOn(Candidate candidate, CanadianStudy study) =>
        If(candidate.HasNomination, CrsTraits.Nomination)
        | If(candidate.HasSibling, CrsTraits.Sibling)
        | If(candidate.Offer == JobOffer.SeniorManagement, CrsTraits.SeniorManagementOffer)
        | If(candidate.Offer == JobOffer.Other, CrsTraits.OtherOffer)
        | If(study == CanadianStudy.OneOrTwo, CrsTraits.ShortCanadianStudy)
        | If(study == CanadianStudy.ThreePlus, CrsTraits.LongCanadianStudy)
        | If(candidate.Spouse is { IsScored: true }, CrsTraits.Spouse)
        | If(candidate.HasCertificate, CrsTraits.Certificate)
        | If(candidate.First is { Language: OfficialLanguage.French }, CrsTraits.FirstIsFrench)
        | If(candidate.Second is { Language: OfficialLanguage.French }, CrsTraits.SecondIsFrench);

    private static CrsTraits If(bool condition, CrsTraits trait) => condition ? trait : CrsTraits.None;
}
