namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>The programs of Express Entry, in the order an invitation prefers them.</summary>
public enum ImmigrationProgram : byte
{
    /// <summary>Provincial Nominee Program.</summary>
    Pnp,

    /// <summary>Canadian Experience Class.</summary>
    Cec,

    /// <summary>Federal Skilled Worker.</summary>
    Fsw,

    /// <summary>Federal Skilled Trades.</summary>
    Fst,
}
