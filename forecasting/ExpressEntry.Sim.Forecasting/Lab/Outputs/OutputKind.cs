namespace ExpressEntry.Sim.Forecasting.Lab.Outputs;

/// <summary>What an output of a replication says; one a word of <see cref="OutputName"/>.</summary>
public enum OutputKind
{
    /// <summary><c>cutoff</c>: mean cut-off of a type's invitations: of its rounds, each weighted by the invitations it issued, CRS points; missing where no round invited anybody.</summary>
    Cutoff,

    /// <summary><c>last_cutoff</c>: cut-off of the last such round, CRS points; missing where there is none.</summary>
    LastCutoff,

    /// <summary><c>invitations</c>: invitations issued.</summary>
    Invitations,

    /// <summary><c>pool</c>: profiles in the pool at the end of a month.</summary>
    Pool,

    /// <summary><c>flow</c>: events as <c>flows.parquet</c> counts them.</summary>
    Flow,

    /// <summary><c>admissions</c>: persons admitted.</summary>
    Admissions,

    /// <summary><c>wait</c>: mean days from submission to invitation; missing where nobody was invited.</summary>
    Wait,

    /// <summary>
    /// <c>never_invited</c>: of the profiles that left the pool by invitation or by expiry, the share that expired, 0 to 1;
    /// missing where none left.
    /// </summary>
    NeverInvited,

    /// <summary><c>odds</c>: 1 where a profile in the pool throughout, older than any tie-break, would be invited; else 0.</summary>
    Odds,
}
