namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>An offer of arranged employment as the ministerial instructions define it.</summary>
public enum JobOffer : byte
{
    /// <summary>No qualifying offer.</summary>
    None,

    /// <summary>In senior management, NOC major group 00.</summary>
    SeniorManagement,

    /// <summary>In any other skilled occupation.</summary>
    Other,
}
