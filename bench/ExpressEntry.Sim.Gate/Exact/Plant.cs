namespace ExpressEntry.Sim.Gate.Exact;

/// <summary>A fault put into a run on purpose, to see that the gate finds it.</summary>
internal enum Plant
{
    /// <summary>None.</summary>
    None,

    /// <summary>One object more on the heap.</summary>
    Allocation,

    /// <summary>One random word more drawn.</summary>
    Draw,

    /// <summary>A tenth more work in each slice.</summary>
    Slowdown,
}
