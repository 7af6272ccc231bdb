namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Scores one profile and keeps every part: the definition of the score.</summary>
/// <remarks><see cref="CrsColumnScorer"/> is the fast way for many profiles, tested to be equal to this one.</remarks>
public static class CrsScorer
{
    private const int Abilities = 4;

    /// <summary>Scores a profile.</summary>
    /// <param name="grid">Points of every cell.</param>
    /// <param name="profile">Any profile.</param>
    /// <returns>The score and its parts.</returns>
    /// <remarks>No heap allocation. Source: <c>docs/rules.md</c>, "The score".</remarks>
    public static CrsBreakdown Score(CrsGrid grid, in CrsProfile profile)
    {
        CrsCore core = ScoreCore(grid, profile);
        CrsSpouse spouse = profile.Has(CrsTraits.Spouse) ? ScoreSpouse(grid, profile) : default;
        CrsTransferability transferability = ScoreTransferability(grid, profile);
        CrsAdditional additional = ScoreAdditional(grid, profile);
        int sum = core.Subtotal + spouse.Subtotal + transferability.Subtotal + additional.Subtotal;
        return new CrsBreakdown(core, spouse, transferability, additional, Math.Min(sum, grid.Points(CrsTables.TotalCap)));
    }

    private static CrsCore ScoreCore(CrsGrid grid, in CrsProfile profile)
    {
        int column = profile.Has(CrsTraits.Spouse) ? 1 : 0;
        int first = 0;
        int second = 0;
        for (int ability = 0; ability < Abilities; ability++)
        {
            first += grid.Points(CrsTables.FirstLanguage, column, profile.First[ability]);
            second += grid.Points(CrsTables.SecondLanguage, column, profile.Second[ability]);
        }

        return new CrsCore(
            grid.Points(CrsTables.Age, column, profile.Age),
            grid.Points(CrsTables.Education, column, (int)profile.Education),
            first,
            Math.Min(second, grid.Points(CrsTables.SecondLanguageCap, column)),
            grid.Points(CrsTables.CanadianWork, column, profile.CanadianYears)
        );
    }

    private static CrsSpouse ScoreSpouse(CrsGrid grid, in CrsProfile profile)
    {
        int language = 0;
        for (int ability = 0; ability < Abilities; ability++)
        {
            language += grid.Points(CrsTables.SpouseLanguage, profile.SpouseLanguage[ability]);
        }

        return new CrsSpouse(
            grid.Points(CrsTables.SpouseEducation, (int)profile.SpouseEducation),
            language,
            grid.Points(CrsTables.SpouseWork, profile.SpouseYears)
        );
    }

    private static CrsTransferability ScoreTransferability(CrsGrid grid, in CrsProfile profile)
    {
        int lowest = profile.First.Lowest;
        int educationLanguage = grid.Points(CrsTables.EducationLanguage, (int)profile.Education, lowest);
        int educationWork = grid.Points(CrsTables.EducationWork, (int)profile.Education, profile.CanadianYears);
        int education = Math.Min(educationLanguage + educationWork, grid.Points(CrsTables.EducationCap));
        int foreignLanguage = grid.Points(CrsTables.ForeignLanguage, profile.ForeignYears, lowest);
        int foreignWork = grid.Points(CrsTables.ForeignWork, profile.ForeignYears, profile.CanadianYears);
        int foreign = Math.Min(foreignLanguage + foreignWork, grid.Points(CrsTables.ForeignCap));
        int certificate = profile.Has(CrsTraits.Certificate) ? grid.Points(CrsTables.Certificate, lowest) : 0;
        int sum = education + foreign + Math.Min(certificate, grid.Points(CrsTables.CertificateCap));
        return new CrsTransferability(
            educationLanguage,
            educationWork,
            education,
            foreignLanguage,
            foreignWork,
            foreign,
            certificate,
            Math.Min(sum, grid.Points(CrsTables.TransferabilityCap))
        );
    }

    private static CrsAdditional ScoreAdditional(CrsGrid grid, in CrsProfile profile)
    {
        int nomination = profile.Has(CrsTraits.Nomination) ? grid.Points(CrsTables.Nomination) : 0;
        int offer = grid.Points(CrsTables.Offer, (int)OfferOf(profile));
        int study = grid.Points(CrsTables.Study, (int)StudyOf(profile));
        int french = grid.Points(CrsTables.French, profile.LowestFrench, profile.LowestEnglish);
        int sibling = profile.Has(CrsTraits.Sibling) ? grid.Points(CrsTables.Sibling) : 0;
        int occupation = grid.Points(CrsTables.OccupationTier, profile.Tiers.Work);
        int offerOccupation = grid.Points(CrsTables.OfferTier, profile.Tiers.Offer);
        int sum = nomination + offer + study + french + sibling + occupation + offerOccupation;
        return new CrsAdditional(
            nomination,
            offer,
            study,
            french,
            sibling,
            occupation,
            offerOccupation,
            Math.Min(sum, grid.Points(CrsTables.AdditionalCap))
        );
    }

    private static JobOffer OfferOf(in CrsProfile profile) =>
        profile.Has(CrsTraits.SeniorManagementOffer) ? JobOffer.SeniorManagement
        : profile.Has(CrsTraits.OtherOffer) ? JobOffer.Other
        : JobOffer.None;

    private static CanadianStudy StudyOf(in CrsProfile profile) =>
        profile.Has(CrsTraits.LongCanadianStudy) ? CanadianStudy.ThreePlus
        : profile.Has(CrsTraits.ShortCanadianStudy) ? CanadianStudy.OneOrTwo
        : CanadianStudy.None;
}
