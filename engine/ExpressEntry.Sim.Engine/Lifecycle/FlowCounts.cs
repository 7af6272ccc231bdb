namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>What has happened since a simulation started, in profiles. Every profile that enters or leaves is in one count.</summary>
public record struct FlowCounts
{
    /// <summary>Profiles in the pool at the start.</summary>
    public int AtStart { get; set; }

    /// <summary>Profiles submitted.</summary>
    public int Arrived { get; set; }

    /// <summary>Profiles whose twelve months ended while they were in the pool.</summary>
    public int Expired { get; set; }

    /// <summary>Profiles withdrawn or no longer eligible.</summary>
    public int Departed { get; set; }

    /// <summary>Nominations accepted; the profile stays.</summary>
    public int Nominated { get; set; }

    /// <summary>Invitations issued.</summary>
    public int Invited { get; set; }

    /// <summary>Invitations that will become applications.</summary>
    public int Applied { get; set; }

    /// <summary>Invitations that will lapse without an answer.</summary>
    public int Lapsed { get; set; }

    /// <summary>Invitations that will be declined.</summary>
    public int Declined { get; set; }

    /// <summary>Profiles back in the pool after a decline.</summary>
    public int Returned { get; set; }
}
