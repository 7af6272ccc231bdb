namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Section C, skill transferability: at most 100 points. Parts are before their group's cap.</summary>
/// <param name="EducationLanguage">Education with language.</param>
/// <param name="EducationWork">Education with work in Canada.</param>
/// <param name="EducationSubtotal">The two together, capped.</param>
/// <param name="ForeignLanguage">Foreign work with language.</param>
/// <param name="ForeignWork">Foreign work with work in Canada.</param>
/// <param name="ForeignSubtotal">The two together, capped.</param>
/// <param name="Certificate">Certificate of qualification with language, before its cap.</param>
/// <param name="Subtotal">The section, capped.</param>
public readonly record struct CrsTransferability(
    int EducationLanguage,
    int EducationWork,
    int EducationSubtotal,
    int ForeignLanguage,
    int ForeignWork,
    int ForeignSubtotal,
    int Certificate,
    int Subtotal
);
