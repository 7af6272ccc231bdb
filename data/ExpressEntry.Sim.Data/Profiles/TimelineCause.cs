namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>Why something about a profile changes on a day.</summary>
public enum TimelineCause : byte
{
    /// <summary>A birthday.</summary>
    Birthday,

    /// <summary>The first language result starts or stops to count.</summary>
    FirstLanguage,

    /// <summary>The second language result starts or stops to count.</summary>
    SecondLanguage,

    /// <summary>A credential or its assessment starts or stops to count.</summary>
    Education,

    /// <summary>A year of work in Canada is completed, or one falls out of the years that count.</summary>
    CanadianWork,

    /// <summary>A year of work elsewhere is completed, or one falls out of the years that count.</summary>
    ForeignWork,

    /// <summary>Something of the spouse's changes.</summary>
    Spouse,

    /// <summary>Other rules come into force.</summary>
    Rules,

    /// <summary>A changed score was announced for the day; its values are not known.</summary>
    RulesNotKnown,

    /// <summary>Work reaches, or falls below, what a program or category asks for.</summary>
    Experience,

    /// <summary>The profile ends; a new one is needed.</summary>
    ProfileEnds,
}
