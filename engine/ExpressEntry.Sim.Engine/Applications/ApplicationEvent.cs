namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>What can happen to an application, as it is counted.</summary>
public enum ApplicationEvent : byte
{
    /// <summary>Received from the start on, in principal applicants.</summary>
    Received,

    /// <summary>Refused or withdrawn, in principal applicants.</summary>
    Refused,

    /// <summary>Admitted, in principal applicants.</summary>
    Admitted,

    /// <summary>Admitted, in persons: principal applicants and their families.</summary>
    AdmittedPersons,
}
