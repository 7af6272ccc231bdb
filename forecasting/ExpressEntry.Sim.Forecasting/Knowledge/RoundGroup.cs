namespace ExpressEntry.Sim.Forecasting.Knowledge;

/// <summary>Types that are reported together.</summary>
public enum RoundGroup
{
    /// <summary>Canadian Experience Class.</summary>
    Cec,

    /// <summary>French-language proficiency.</summary>
    French,

    /// <summary>Healthcare and social services.</summary>
    Healthcare,

    /// <summary>Every other type.</summary>
    OtherCategory,

    /// <summary>Provincial nominees.</summary>
    Pnp,

    /// <summary>All programs.</summary>
    General,
}
