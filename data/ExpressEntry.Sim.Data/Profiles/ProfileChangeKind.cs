namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>What a candidate can change about a profile.</summary>
public enum ProfileChangeKind : byte
{
    /// <summary>A new test of the first language with the same levels, where the present one ends within a year.</summary>
    FirstLanguageRenewed,

    /// <summary>One level more in one ability of the first language.</summary>
    FirstLanguageAbility,

    /// <summary>One level more in all abilities of the first language.</summary>
    FirstLanguageAll,

    /// <summary>At least some level in all abilities of the first language.</summary>
    FirstLanguageLevel,

    /// <summary>At least some level in all abilities of the second language.</summary>
    SecondLanguageLevel,

    /// <summary>One more year of skilled work in Canada.</summary>
    CanadianYear,

    /// <summary>One more year of skilled work elsewhere.</summary>
    ForeignYear,

    /// <summary>A higher level of education.</summary>
    Education,

    /// <summary>A nomination by a province or territory.</summary>
    Nomination,

    /// <summary>The spouse becomes the principal applicant, taken to be as old as the candidate.</summary>
    SpouseAsPrincipal,
}
