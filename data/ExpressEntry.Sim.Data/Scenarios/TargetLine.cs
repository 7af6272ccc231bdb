namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>The lines of a levels plan that pass through the pool.</summary>
public enum TargetLine
{
    /// <summary>Invited under CEC, FSW or FST, in program, category and general rounds alike. In files: <c>federal</c>.</summary>
    Federal,

    /// <summary>Provincial nominees of the pool; the ones outside it are not among them. In files: <c>pnp</c>.</summary>
    Pnp,
}
