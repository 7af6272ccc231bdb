namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>What can happen to a profile, as flows are counted.</summary>
public enum FlowEvent : byte
{
    /// <summary>A profile is submitted by somebody who had none before.</summary>
    Arrived,

    /// <summary>A profile is submitted by somebody who had one before.</summary>
    ReEntered,

    /// <summary>A nomination is accepted; counted under pnp.</summary>
    Nominated,

    /// <summary>The twelve months end while the profile is in the pool.</summary>
    Expired,

    /// <summary>The profile is withdrawn.</summary>
    Withdrawn,

    /// <summary>The profile no longer meets a program.</summary>
    LostEligibility,

    /// <summary>An invitation is issued; counted under the program it is issued under.</summary>
    Invited,

    /// <summary>An invited candidate applies, on the day of it.</summary>
    Applied,

    /// <summary>An invitation is declined, on the day of it.</summary>
    Declined,

    /// <summary>An invitation lapses, on its deadline.</summary>
    Lapsed,

    /// <summary>A profile is back in the pool after a decline.</summary>
    Returned,

    /// <summary>A score or groups change otherwise (a <see cref="ScoreChange"/>).</summary>
    Changed,
}
