namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>What the score of one profile is computed from, on one day.</summary>
/// <param name="Age">Completed years.</param>
/// <param name="Education">Highest level.</param>
/// <param name="First">First official language; all zero for no valid result.</param>
/// <param name="Second">Second official language; all zero for no valid result.</param>
/// <param name="CanadianYears">Completed years of work in Canada; above 5 counts as 5.</param>
/// <param name="ForeignYears">Completed years of work elsewhere; above 5 counts as 5.</param>
/// <param name="SpouseEducation">Ignored without <see cref="CrsTraits.Spouse"/>, as the next two.</param>
/// <param name="SpouseLanguage">The spouse's first official language; all zero for no valid result.</param>
/// <param name="SpouseYears">The spouse's completed years of work in Canada; above 5 counts as 5.</param>
/// <param name="Traits">What is true of the profile.</param>
/// <param name="Tiers">Which tiers of a scenario's occupation factor apply; none unless a scenario adds one.</param>
public readonly record struct CrsProfile(
    byte Age,
    EducationLevel Education,
    AbilityLevels First,
    AbilityLevels Second,
    byte CanadianYears,
    byte ForeignYears,
    EducationLevel SpouseEducation,
    AbilityLevels SpouseLanguage,
    byte SpouseYears,
    CrsTraits Traits,
    OccupationTiers Tiers = default
)
{
    /// <summary>Whether every given trait is true.</summary>
    /// <param name="trait">One or more traits.</param>
    /// <returns>True where all are set.</returns>
    public bool Has(CrsTraits trait) => (Traits & trait) == trait;

    /// <summary>The level of French reached in all four abilities, 0 where French is not stated.</summary>
    public int LowestFrench =>
        Has(CrsTraits.FirstIsFrench) ? First.Lowest
        : Has(CrsTraits.SecondIsFrench) ? Second.Lowest
        : 0;

    /// <summary>The level of English reached in all four abilities, 0 where English is not stated.</summary>
    public int LowestEnglish =>
        !Has(CrsTraits.FirstIsFrench) ? First.Lowest
        : !Has(CrsTraits.SecondIsFrench) ? Second.Lowest
        : 0;
}
