namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>The highest level of education that counts, in rising order.</summary>
/// <remarks>A Canadian credential, or a foreign one with an assessment (ECA) under five years old.</remarks>
public enum EducationLevel : byte
{
    /// <summary>Less than secondary school.</summary>
    None,

    /// <summary>Secondary (high school) diploma.</summary>
    Secondary,

    /// <summary>One-year post-secondary credential.</summary>
    OneYear,

    /// <summary>Two-year post-secondary credential.</summary>
    TwoYear,

    /// <summary>One post-secondary credential of three years or more; a bachelor's degree.</summary>
    ThreeYearPlus,

    /// <summary>Two or more post-secondary credentials, at least one of three years or more.</summary>
    TwoOrMore,

    /// <summary>Master's degree, or a professional degree needed to practise (medicine, law, pharmacy and the like).</summary>
    Masters,

    /// <summary>Doctorate.</summary>
    Doctoral,
}
