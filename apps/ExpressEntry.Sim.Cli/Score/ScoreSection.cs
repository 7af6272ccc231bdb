using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>One section of a breakdown, with the most each part can be.</summary>
/// <param name="Title">For people.</param>
/// <param name="Parts">Its lines.</param>
/// <param name="Points">What the section comes to.</param>
/// <param name="Most">The most it can come to.</param>
internal sealed record ScoreSection(string Title, IReadOnlyList<ScorePart> Parts, int Points, int Most)
{
    private const int Abilities = 4;

    /// <summary>The sections of a score, titled in a language; B only with a spouse who counts.</summary>
    public static IEnumerable<ScoreSection> Of(ProfileAssessment assessment, ScoreWords words)
    {
        CrsGrid grid = assessment.RuleSet.Grid;
        bool hasSpouse = assessment.Facts.Profile.Has(CrsTraits.Spouse);
        yield return Core(words, grid, assessment.Score.Core, hasSpouse ? 1 : 0);
        if (hasSpouse)
        {
            yield return Spouse(words, grid, assessment.Score.Spouse);
        }

        yield return Transferability(words, grid, assessment.Score.Transferability);
        yield return Additional(words, assessment.RuleSet, assessment.Score.Additional);
    }

    private static ScoreSection Core(ScoreWords words, CrsGrid grid, CrsCore core, int column)
    {
        ScorePart[] parts =
        [
            new("A.age", core.Age, grid.Most(CrsTables.Age, column)),
            new("A.education", core.Education, grid.Most(CrsTables.Education, column)),
            new("A.first_language", core.FirstLanguage, Abilities * grid.Most(CrsTables.FirstLanguage, column)),
            new("A.second_language", core.SecondLanguage, grid.Points(CrsTables.SecondLanguageCap, column)),
            new("A.canadian_work", core.CanadianWork, grid.Most(CrsTables.CanadianWork, column)),
        ];
        return new ScoreSection(words.SectionCore, parts, core.Subtotal, parts.Sum(part => part.Most));
    }

    private static ScoreSection Spouse(ScoreWords words, CrsGrid grid, CrsSpouse spouse)
    {
        ScorePart[] parts =
        [
            new("B.education", spouse.Education, grid.Most(CrsTables.SpouseEducation)),
            new("B.language", spouse.Language, Abilities * grid.Most(CrsTables.SpouseLanguage)),
            new("B.canadian_work", spouse.CanadianWork, grid.Most(CrsTables.SpouseWork)),
        ];
        return new ScoreSection(words.SectionSpouse, parts, spouse.Subtotal, parts.Sum(part => part.Most));
    }

    private static ScoreSection Transferability(ScoreWords words, CrsGrid grid, CrsTransferability skills) =>
        new(
            words.SectionTransferability,
            [
                new("C.education_language", skills.EducationLanguage, grid.Most(CrsTables.EducationLanguage)),
                new("C.education_canadian_work", skills.EducationWork, grid.Most(CrsTables.EducationWork)),
                new("C.education", skills.EducationSubtotal, grid.Points(CrsTables.EducationCap)),
                new("C.foreign_language", skills.ForeignLanguage, grid.Most(CrsTables.ForeignLanguage)),
                new("C.foreign_canadian_work", skills.ForeignWork, grid.Most(CrsTables.ForeignWork)),
                new("C.foreign", skills.ForeignSubtotal, grid.Points(CrsTables.ForeignCap)),
                new("C.certificate", skills.Certificate, grid.Most(CrsTables.Certificate)),
            ],
            skills.Subtotal,
            grid.Points(CrsTables.TransferabilityCap)
        );

    private static ScoreSection Additional(ScoreWords words, CrsRuleSet rules, CrsAdditional additional)
    {
        CrsGrid grid = rules.Grid;
        List<ScorePart> parts =
        [
            new("D.nomination", additional.Nomination, grid.Points(CrsTables.Nomination)),
            new("D.job_offer", additional.Offer, grid.Most(CrsTables.Offer)),
            new("D.canadian_study", additional.Study, grid.Most(CrsTables.Study)),
            new("D.french", additional.French, grid.Most(CrsTables.French)),
            new("D.sibling", additional.Sibling, grid.Points(CrsTables.Sibling)),
        ];
        if (rules.WorkFactor is not null)
        {
            parts.Add(new ScorePart("D.occupation", additional.Occupation, grid.Most(CrsTables.OccupationTier)));
        }

        if (rules.OfferFactor is not null)
        {
            parts.Add(new ScorePart("D.offer_occupation", additional.OfferOccupation, grid.Most(CrsTables.OfferTier)));
        }

        return new ScoreSection(words.SectionAdditional, parts, additional.Subtotal, grid.Points(CrsTables.AdditionalCap));
    }
}
