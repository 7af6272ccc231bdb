using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>The single changes a candidate can make, each leading to a candidate that can be scored like any other.</summary>
/// <remarks>Whether a change earns anything is for the score to say: none is left out for earning nothing.</remarks>
public static class ProfileChanges
{
    private const int MostYearsThatCount = 5;
    private const int FullTimeTenths = 400;
    private const int SlackDays = 7; // a full year of hours is counted by the week
    private static readonly ImmutableArray<int> SecondLevels = [5, 7, 9];
    private const int FrenchCategoryLevel = 7;
    private const int TopCountedLevel = 10;

    /// <summary>Lists the changes.</summary>
    /// <param name="candidate">The profile.</param>
    /// <param name="day">The day all of them are made; new tests and assessments carry it.</param>
    /// <param name="book">The rules.</param>
    /// <returns>Languages first, then work, education, nomination and spouse.</returns>
    public static IEnumerable<ProfileChange> Of(Candidate candidate, DateOnly day, RuleBook book)
    {
        CrsProfile facts = CandidateFacts.On(candidate, day, book.Programs.Validity).Profile;
        return
        [
            .. FirstLanguage(candidate, day, book),
            .. SecondLanguage(candidate, day),
            .. Work(candidate, facts, day),
            .. Education(candidate, facts, day),
            .. Others(candidate, facts),
        ];
    }

    private static IEnumerable<ProfileChange> FirstLanguage(Candidate candidate, DateOnly day, RuleBook book)
    {
        if (candidate.First is not { } first)
        {
            yield break;
        }

        ProfileChange With(
            ProfileChangeKind kind,
            AbilityLevels levels,
            Ability ability = Ability.Listening,
            int level = 0
        ) => new(kind, candidate with { First = Retaken(first, levels, day) }, first.Language, ability, level);

        if (!first.CountsOn(day.AddYears(1), book.Programs.Validity.LanguageYears))
        {
            yield return With(ProfileChangeKind.FirstLanguageRenewed, first.Levels);
        }

        foreach (Ability ability in Enum.GetValues<Ability>())
        {
            int next = first.Levels[ability] + 1;
            if (next <= TopCountedLevel)
            {
                AbilityLevels raised = Raise(first.Levels, i => i == (int)ability ? next : 0);
                yield return With(ProfileChangeKind.FirstLanguageAbility, raised, ability, next);
            }
        }

        if (first.Levels.Lowest < TopCountedLevel)
        {
            AbilityLevels raised = Raise(first.Levels, i => Math.Min(TopCountedLevel, first.Levels[i] + 1));
            yield return With(ProfileChangeKind.FirstLanguageAll, raised);
        }

        if (first.Language == OfficialLanguage.French && first.Levels.Lowest < FrenchCategoryLevel)
        {
            AbilityLevels raised = Raise(first.Levels, _ => FrenchCategoryLevel);
            yield return With(ProfileChangeKind.FirstLanguageLevel, raised, level: FrenchCategoryLevel);
        }
    }

    private static IEnumerable<ProfileChange> SecondLanguage(Candidate candidate, DateOnly day)
    {
        if (candidate.First is not { } first)
        {
            yield break;
        }

        OfficialLanguage other =
            first.Language == OfficialLanguage.English ? OfficialLanguage.French : OfficialLanguage.English;
        LanguageResult second =
            candidate.Second is { } stated && stated.Language == other ? stated : new LanguageResult(other, default, day);
        foreach (int level in SecondLevels)
        {
            if (second.Levels.Lowest < level)
            {
                yield return new ProfileChange(
                    ProfileChangeKind.SecondLanguageLevel,
                    candidate with
                    {
                        Second = Retaken(second, Raise(second.Levels, _ => level), day),
                    },
                    other,
                    Level: level
                );
            }
        }
    }

    private static IEnumerable<ProfileChange> Work(Candidate candidate, CrsProfile facts, DateOnly day)
    {
        if (facts.CanadianYears < MostYearsThatCount)
        {
            yield return new ProfileChange(
                ProfileChangeKind.CanadianYear,
                candidate.Work.IsDefault
                    ? candidate with
                    {
                        CanadianYears = (byte)(facts.CanadianYears + 1),
                    }
                    : candidate with
                    {
                        Work = WithAnotherYear(candidate.Work, day, inCanada: true),
                    }
            );
        }

        if (facts.ForeignYears < MostYearsThatCount)
        {
            yield return new ProfileChange(
                ProfileChangeKind.ForeignYear,
                candidate.Work.IsDefault
                    ? candidate with
                    {
                        ForeignYears = (byte)(facts.ForeignYears + 1),
                    }
                    : candidate with
                    {
                        Work = WithAnotherYear(candidate.Work, day, inCanada: false),
                    }
            );
        }
    }

    // What the jobs will look like when a further year is over: all that was moves a year into the past.
    private static ImmutableArray<WorkPeriod> WithAnotherYear(ImmutableArray<WorkPeriod> work, DateOnly day, bool inCanada)
    {
        WorkPeriod? like =
            work.Where(job => job.Teer <= 3 && job.InCanada == inCanada).MaxBy(job => job.To ?? DateOnly.MaxValue)
            ?? work.Where(job => job.Teer <= 3).MaxBy(job => job.To ?? DateOnly.MaxValue);
        if (like is null)
        {
            return work;
        }

        DateOnly begins = day.AddYears(-1).AddDays(-SlackDays);
        int moved = day.DayNumber - begins.DayNumber;
        return
        [
            .. work.Select(job =>
                job with
                {
                    From = job.From.AddDays(-moved),
                    To = (job.To ?? day.AddDays(-1)).AddDays(-moved),
                }
            ),
            new WorkPeriod(like.Occupation, begins, null, FullTimeTenths, inCanada),
        ];
    }

    private static IEnumerable<ProfileChange> Education(Candidate candidate, CrsProfile facts, DateOnly day)
    {
        EducationLevel[] higher =
        [
            .. Enum.GetValues<EducationLevel>()
                .Where(level => level > facts.Education)
                .Where(level => level == facts.Education + 1 || level is EducationLevel.Masters or EducationLevel.Doctoral),
        ];
        foreach (EducationLevel level in higher)
        {
            // Two or more is what follows from a further short credential.
            EducationLevel earned = level == EducationLevel.TwoOrMore ? EducationLevel.OneYear : level;
            yield return new ProfileChange(
                ProfileChangeKind.Education,
                candidate.Credentials.IsDefault
                    ? candidate with
                    {
                        Education = level,
                        AssessedOn = candidate.AssessedOn is null ? null : day,
                    }
                    : candidate with
                    {
                        Credentials = candidate.Credentials.Add(new Credential(earned, EarnedInCanada: false, day, day)),
                    },
                Education: level
            );
        }
    }

    private static IEnumerable<ProfileChange> Others(Candidate candidate, CrsProfile facts)
    {
        if (!candidate.HasNomination)
        {
            yield return new ProfileChange(ProfileChangeKind.Nomination, candidate with { HasNomination = true });
        }

        if (candidate.Spouse is { IsScored: true, Language: not null } spouse)
        {
            yield return new ProfileChange(
                ProfileChangeKind.SpouseAsPrincipal,
                candidate with
                {
                    Education = spouse.Education,
                    AssessedOn = null,
                    Credentials = default,
                    First = spouse.Language,
                    Second = null,
                    CanadianYears = spouse.CanadianYears,
                    ForeignYears = null,
                    Work = spouse.Work,
                    HasCertificate = false,
                    Offer = JobOffer.None,
                    OfferOccupation = null,
                    Study = null,
                    StudiedInCanada = spouse.StudiedInCanada,
                    IsAuthorizedToWork = null,
                    IsMilitaryRecruit = null,
                    HasNomination = false,
                    Spouse = new SpouseStatement
                    {
                        Education = facts.Education,
                        Language = candidate.First,
                        CanadianYears = facts.CanadianYears,
                    },
                }
            );
        }
    }

    // A result without a day never ends, and neither does its repetition.
    private static LanguageResult Retaken(LanguageResult result, AbilityLevels levels, DateOnly day) =>
        result with
        {
            Levels = levels,
            TestedOn = result.TestedOn is null ? null : day,
        };

    private static AbilityLevels Raise(AbilityLevels levels, Func<int, int> atLeast) =>
        new(
            Math.Max(levels[0], atLeast(0)),
            Math.Max(levels[1], atLeast(1)),
            Math.Max(levels[2], atLeast(2)),
            Math.Max(levels[3], atLeast(3))
        );
}
