namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>The program a profile is counted under: of those it is in, PNP before CEC before FSW before FST.</summary>
public enum FlowProgram : byte
{
    /// <summary>Provincial Nominee Program.</summary>
    Pnp,

    /// <summary>Canadian Experience Class.</summary>
    Cec,

    /// <summary>Federal Skilled Worker.</summary>
    Fsw,

    /// <summary>Federal Skilled Trades.</summary>
    Fst,

    /// <summary>None of these is known of its signature.</summary>
    None,
}
