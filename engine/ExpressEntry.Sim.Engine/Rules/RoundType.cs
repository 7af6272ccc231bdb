namespace ExpressEntry.Sim.Engine.Rules;

/// <summary>Whom a round ranks: everyone in the pool, one program, or one category.</summary>
/// <remarks>
/// Versions of a category ("Version 1", "2026-Version 3") are one type. The published name is kept beside the type
/// wherever a round comes from outside. Source: <c>docs/model.md</c>, "Types of round".
/// </remarks>
public enum RoundType : byte
{
    /// <summary>Every profile; published as "No Program Specified" until October 2023, then as "General".</summary>
    General,

    /// <summary>Provincial Nominee Program.</summary>
    Pnp,

    /// <summary>Canadian Experience Class.</summary>
    Cec,

    /// <summary>Federal Skilled Worker.</summary>
    Fsw,

    /// <summary>Federal Skilled Trades.</summary>
    Fst,

    /// <summary>French-language proficiency.</summary>
    French,

    /// <summary>Healthcare and social services occupations.</summary>
    Healthcare,

    /// <summary>Science, technology, engineering and mathematics occupations.</summary>
    Stem,

    /// <summary>Trade occupations.</summary>
    Trades,

    /// <summary>Transport occupations.</summary>
    Transport,

    /// <summary>Agriculture and agri-food occupations.</summary>
    Agriculture,

    /// <summary>Education occupations.</summary>
    Education,

    /// <summary>Physicians with Canadian work experience.</summary>
    Physicians,

    /// <summary>Senior managers with Canadian work experience.</summary>
    SeniorManagers,

    /// <summary>Researchers with Canadian work experience.</summary>
    Researchers,

    /// <summary>Skilled military recruits.</summary>
    Military,

    /// <summary>A published name that no rule knows; such a round is kept and warned about, never dropped.</summary>
    Other,
}
