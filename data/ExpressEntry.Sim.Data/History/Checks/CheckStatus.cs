namespace ExpressEntry.Sim.Data.History.Checks;

/// <summary>How a check came out.</summary>
public enum CheckStatus
{
    /// <summary>Nothing found.</summary>
    Passed,

    /// <summary>Only exceptions that are documented.</summary>
    KnownExceptions,

    /// <summary>Something that is not documented.</summary>
    Failed,
}
