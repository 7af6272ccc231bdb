using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Engine.Rules.Categories;

/// <summary>Finds which categories a candidate is a member of on a day.</summary>
/// <remarks>
/// Membership alone does not bring an invitation: a program must be met as well.
/// Source: <c>docs/rules.md</c>, "The categories".
/// </remarks>
public static class CategoryAssessor
{
    /// <summary>Assesses every category the profile touches.</summary>
    /// <param name="candidate">What the profile states.</param>
    /// <param name="facts">How it stands on the day.</param>
    /// <param name="rules">Lists and experience rules.</param>
    /// <param name="findings">
    /// Receives one finding for French (from the first day on), and one for each category in whose list an occupation of
    /// the profile stands. Without dated jobs there is nothing to say about occupations.
    /// </param>
    public static void Assess(Candidate candidate, CandidateFacts facts, CategoryRules rules, ICollection<Finding> findings)
    {
        if (facts.Day < rules.FirstDay)
        {
            return;
        }

        int french = facts.Profile.LowestFrench;
        findings.Add(
            new Finding(
                RoundType.French,
                RequirementKind.French,
                french >= rules.FrenchLevel ? RequirementStatus.Met : RequirementStatus.NotMet,
                french,
                rules.FrenchLevel
            )
        );
        foreach (CategoryList list in rules.Lists)
        {
            if (list.HoldsOn(facts.Day))
            {
                AssessList(candidate, facts.Day, list, rules, findings);
            }
        }
    }

    private static void AssessList(
        Candidate candidate,
        DateOnly day,
        CategoryList list,
        CategoryRules rules,
        ICollection<Finding> findings
    )
    {
        if (rules.Stated.Contains(list.Category))
        {
            if (candidate.IsMilitaryRecruit is { } isRecruit)
            {
                findings.Add(
                    new Finding(
                        list.Category,
                        RequirementKind.MilitaryService,
                        isRecruit ? RequirementStatus.Met : RequirementStatus.NotMet
                    )
                );
            }

            return;
        }

        if (candidate.Work.IsDefault || rules.ExperienceOn(day) is not { } rule)
        {
            return;
        }

        WorkPeriod[] listed = [.. candidate.Work.Where(job => job.Counts && list.Occupations.Contains(job.Occupation))];
        if (listed.Length == 0)
        {
            return;
        }

        bool mustBeCanadian = rules.InCanada.Contains(list.Category);
        WorkPeriod[] jobs = mustBeCanadian ? [.. listed.Where(job => job.InCanada)] : listed;
        int hours = rule.MustBeContinuous
            ? WorkLedger.LongestRunBefore(jobs, day, rule.WindowYears)
            : WorkLedger.MostInOneOccupationBefore(jobs, day, rule.WindowYears);
        RequirementKind kind =
            mustBeCanadian ? RequirementKind.CanadianListedWork
            : rule.MustBeContinuous ? RequirementKind.ContinuousListedWork
            : RequirementKind.ListedWork;
        findings.Add(
            new Finding(
                list.Category,
                kind,
                hours >= rule.Hours ? RequirementStatus.Met : RequirementStatus.NotMet,
                hours,
                rule.Hours
            )
        );
    }
}
