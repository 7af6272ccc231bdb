namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>A view over many profiles held as columns of equal length; it owns nothing and writes nothing.</summary>
/// <remarks>
/// The meaning of each column is that of the same property of <see cref="CrsProfile"/>. 14 bytes a profile, 15 with tiers.
/// </remarks>
public readonly ref struct CrsColumns
{
    /// <summary>Completed years.</summary>
    public required ReadOnlySpan<byte> Ages { get; init; }

    /// <summary>Highest level of education.</summary>
    public required ReadOnlySpan<EducationLevel> Educations { get; init; }

    /// <summary>First official language.</summary>
    public required ReadOnlySpan<AbilityLevels> Firsts { get; init; }

    /// <summary>Second official language.</summary>
    public required ReadOnlySpan<AbilityLevels> Seconds { get; init; }

    /// <summary>Completed years of work in Canada.</summary>
    public required ReadOnlySpan<byte> CanadianYears { get; init; }

    /// <summary>Completed years of work elsewhere.</summary>
    public required ReadOnlySpan<byte> ForeignYears { get; init; }

    /// <summary>The spouse's level of education; ignored without <see cref="CrsTraits.Spouse"/>.</summary>
    public required ReadOnlySpan<EducationLevel> SpouseEducations { get; init; }

    /// <summary>The spouse's first official language; ignored without <see cref="CrsTraits.Spouse"/>.</summary>
    public required ReadOnlySpan<AbilityLevels> SpouseLanguages { get; init; }

    /// <summary>The spouse's completed years of work in Canada; ignored without <see cref="CrsTraits.Spouse"/>.</summary>
    public required ReadOnlySpan<byte> SpouseYears { get; init; }

    /// <summary>What is true of each profile.</summary>
    public required ReadOnlySpan<CrsTraits> Traits { get; init; }

    /// <summary>Tiers of a scenario's occupation factor; empty where the scenario has none.</summary>
    public ReadOnlySpan<OccupationTiers> Tiers { get; init; }

    /// <summary>How many profiles there are.</summary>
    public int Count => Ages.Length;

    /// <summary>One profile as a value.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public CrsProfile this[int index] =>
        new(
            Ages[index],
            Educations[index],
            Firsts[index],
            Seconds[index],
            CanadianYears[index],
            ForeignYears[index],
            SpouseEducations[index],
            SpouseLanguages[index],
            SpouseYears[index],
            Traits[index],
            Tiers.IsEmpty ? default : Tiers[index]
        );
}
