namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>The highest credential earned by study in Canada.</summary>
public enum CanadianStudy : byte
{
    /// <summary>None that counts.</summary>
    None,

    /// <summary>A credential of one or two years.</summary>
    OneOrTwo,

    /// <summary>A credential of three years or more, or a graduate or professional degree.</summary>
    ThreePlus,
}
