using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>The dated steps a profile goes through by itself: birthdays, expiries, years that complete, rules that change.</summary>
/// <remarks>Every day is assessed, so nothing that the rules say can be missed.</remarks>
public static class ProfileTimeline
{
    /// <summary>Finds the steps after a day.</summary>
    /// <param name="statement">The profile.</param>
    /// <param name="from">The day to start from; a step on it is already taken.</param>
    /// <param name="months">How far to look, 1 or more.</param>
    /// <param name="book">The rules.</param>
    /// <returns>In order of date; the end of the profile is the last step.</returns>
    public static IReadOnlyList<TimelineStep> StepsAfter(
        ProfileStatement statement,
        DateOnly from,
        int months,
        RuleBook book
    )
    {
        var steps = new List<TimelineStep>();
        DateOnly? ends = statement.Candidate.SubmittedAt is { } at
            ? DateOnly.FromDateTime(at.UtcDateTime).AddYears(book.Invitations.ProfileYears)
            : null;
        ProfileAssessment before = ProfileAssessor.Assess(statement, from, book);
        DateOnly last = from.AddMonths(months);
        for (DateOnly day = from.AddDays(1); day <= last; day = day.AddDays(1))
        {
            ProfileAssessment after = ProfileAssessor.Assess(statement, day, book);
            List<TimelineCause> causes = CausesOf(before, after, day == ends);
            if (causes.Count > 0)
            {
                steps.Add(new TimelineStep(before, after, causes));
            }

            if (day == ends)
            {
                break;
            }

            before = after;
        }

        return steps;
    }

    private static List<TimelineCause> CausesOf(ProfileAssessment before, ProfileAssessment after, bool ends)
    {
        var causes = new List<TimelineCause>();
        CrsProfile was = before.Facts.Profile;
        CrsProfile now = after.Facts.Profile;
        AddIf(was.Age != now.Age && before.Score.Core.Age != after.Score.Core.Age, TimelineCause.Birthday);
        AddIf(was.First != now.First, TimelineCause.FirstLanguage);
        AddIf(was.Second != now.Second, TimelineCause.SecondLanguage);
        AddIf(StudyChanged(was, now), TimelineCause.Education);
        AddIf(was.CanadianYears != now.CanadianYears, TimelineCause.CanadianWork);
        AddIf(was.ForeignYears != now.ForeignYears, TimelineCause.ForeignWork);
        AddIf(SpouseChanged(was, now), TimelineCause.Spouse);
        AddIf(!ReferenceEquals(before.RuleSet.Grid, after.RuleSet.Grid) && RulesDiffer(before, after), TimelineCause.Rules);
        AddIf(!WarnsOfRules(before) && WarnsOfRules(after), TimelineCause.RulesNotKnown);
        AddIf(causes.Count == 0 && StandingChanged(before, after), TimelineCause.Experience);
        AddIf(ends, TimelineCause.ProfileEnds);
        return causes;

        void AddIf(bool applies, TimelineCause cause)
        {
            if (applies)
            {
                causes.Add(cause);
            }
        }
    }

    private static bool StudyChanged(in CrsProfile was, in CrsProfile now) =>
        was.Education != now.Education || was.Traits != now.Traits;

    private static bool SpouseChanged(in CrsProfile was, in CrsProfile now) =>
        was.SpouseLanguage != now.SpouseLanguage || was.SpouseYears != now.SpouseYears;

    private static bool RulesDiffer(ProfileAssessment before, ProfileAssessment after) =>
        before.RuleSet.From != after.RuleSet.From || before.RuleSet.CertainTo != after.RuleSet.CertainTo;

    private static bool WarnsOfRules(ProfileAssessment assessment) =>
        assessment.Warnings.Any(warning => warning.Kind == AssessmentWarningKind.RulesNotKnown);

    private static bool StandingChanged(ProfileAssessment before, ProfileAssessment after) =>
        before.Score.Total != after.Score.Total
        || Enum.GetValues<Engine.Rules.Programs.ImmigrationProgram>()
            .Any(program => before.IsEligible(program) != after.IsEligible(program))
        || !before.MemberOf().SequenceEqual(after.MemberOf());
}
