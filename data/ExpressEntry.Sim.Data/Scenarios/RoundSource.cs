namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Where the rounds of types come from that a scenario gives no cadence for.</summary>
public enum RoundSource
{
    /// <summary>Dates and sizes are drawn as fitted to the history; its uncertainty is in the result.</summary>
    Fitted,

    /// <summary>There are none.</summary>
    None,
}
