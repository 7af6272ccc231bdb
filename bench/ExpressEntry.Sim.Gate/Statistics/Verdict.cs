namespace ExpressEntry.Sim.Gate.Statistics;

/// <summary>What a path's times say.</summary>
internal enum Verdict
{
    /// <summary>Not slower by what the gate is to catch.</summary>
    Ok,

    /// <summary>Slower; the run fails.</summary>
    Slower,

    /// <summary>The machine was too noisy; never a failure.</summary>
    CannotTell,
}
