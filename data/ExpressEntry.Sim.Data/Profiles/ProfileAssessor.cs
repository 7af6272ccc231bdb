using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Categories;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>Applies every rule to a profile on one day.</summary>
public static class ProfileAssessor
{
    /// <summary>Assesses a profile.</summary>
    /// <param name="statement">The profile.</param>
    /// <param name="day">The day of the score.</param>
    /// <param name="book">The rules.</param>
    /// <returns>Score, programs, categories and reasons.</returns>
    /// <exception cref="InvalidInputException">The day is before the first rule set.</exception>
    public static ProfileAssessment Assess(ProfileStatement statement, DateOnly day, RuleBook book)
    {
        Candidate candidate = statement.Candidate;
        CrsRuleSet rules = statement.RuleSet is { } forced ? book.RuleSetNamed(forced, day) : book.RuleSetOn(day);
        CandidateFacts facts = CandidateFacts.On(candidate, day, book.Programs.Validity);
        CrsBreakdown score = rules.Score(candidate, facts, book.Programs.Validity);
        SelectionPoints points = SelectionScorer.Score(candidate, facts, book.Programs);
        var findings = new List<Finding>(20);
        ProgramAssessor.Assess(candidate, facts, points, book.Programs, findings);
        CategoryAssessor.Assess(candidate, facts, book.Categories, findings);
        bool knowsCategories = !candidate.Work.IsDefault || day < book.Categories.FirstDay;
        return new ProfileAssessment(
            day,
            rules,
            facts,
            score,
            points,
            findings,
            knowsCategories,
            Warnings(statement, rules, facts, book)
        );
    }

    /// <summary>Whether a day lies beyond the last for which a rule set is known to hold.</summary>
    /// <param name="rules">The rule set used.</param>
    /// <param name="day">The day of the score.</param>
    /// <returns>The warning, or null where there is nothing to warn of.</returns>
    public static AssessmentWarning? RulesWarning(CrsRuleSet rules, DateOnly day) =>
        rules.CertainTo is { } certain && day > certain
            ? new AssessmentWarning(AssessmentWarningKind.RulesNotKnown, $"{certain.AddDays(1):yyyy-MM-dd}")
            : null;

    private static List<AssessmentWarning> Warnings(
        ProfileStatement statement,
        CrsRuleSet rules,
        CandidateFacts facts,
        RuleBook book
    )
    {
        var warnings = new List<AssessmentWarning>();
        Candidate candidate = statement.Candidate;
        if (statement.RuleSet is null && RulesWarning(rules, facts.Day) is { } notKnown)
        {
            warnings.Add(notKnown);
        }

        AddIf(facts.FirstExpired, AssessmentWarningKind.FirstLanguageDoesNotCount);
        AddIf(facts.SecondExpired, AssessmentWarningKind.SecondLanguageDoesNotCount);
        AddIf(facts.EducationExpired, AssessmentWarningKind.EducationDoesNotCount);
        AddIf(
            candidate.First is { } first && candidate.Second is { } second && first.Language == second.Language,
            AssessmentWarningKind.SameLanguageTwice
        );
        if (candidate.Funds is not null && book.Programs.FundsOn(facts.Day) is { } funds)
        {
            AddIf(facts.Day > funds.KnownTo, AssessmentWarningKind.FundsNotKnown, $"{funds.From:yyyy-MM-dd}");
            AddIf(funds.Doubt is not null, AssessmentWarningKind.FundsInDoubt, funds.Doubt ?? "");
        }

        if (!candidate.Work.IsDefault)
        {
            WarnOfLists(candidate, facts.Day, book.Categories, warnings);
        }

        return warnings;

        void AddIf(bool applies, AssessmentWarningKind kind, string detail = "")
        {
            if (applies)
            {
                warnings.Add(new AssessmentWarning(kind, detail));
            }
        }
    }

    private static void WarnOfLists(Candidate candidate, DateOnly day, CategoryRules rules, List<AssessmentWarning> warnings)
    {
        foreach (CategoryList list in rules.Lists.Where(list => list.HoldsOn(day)))
        {
            foreach (string occupation in candidate.Work.Select(job => job.Occupation).Distinct())
            {
                if (list.Uncertain.Contains(occupation))
                {
                    warnings.Add(
                        new AssessmentWarning(
                            AssessmentWarningKind.CategoryListInDoubt,
                            $"{occupation} in {Engine.Rules.RoundTypes.ToWord(list.Category)}"
                        )
                    );
                }
            }
        }
    }
}
