namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>The four abilities every language test measures.</summary>
public enum Ability : byte
{
    /// <summary>Listening.</summary>
    Listening,

    /// <summary>Reading.</summary>
    Reading,

    /// <summary>Writing.</summary>
    Writing,

    /// <summary>Speaking.</summary>
    Speaking,
}
