namespace ExpressEntry.Sim.Data.History;

/// <summary>Whether a profile would have been invited in a published round, and why not.</summary>
public enum InvitationVerdict
{
    /// <summary>The cut-off of the round is not known.</summary>
    Unknown,

    /// <summary>Invited.</summary>
    Invited,

    /// <summary>The round ranked a group the profile is not in.</summary>
    NotInGroup,

    /// <summary>The profile was submitted after the round.</summary>
    NotYetSubmitted,

    /// <summary>The profile had expired: twelve months had passed since its submission.</summary>
    Expired,

    /// <summary>The score is below the cut-off.</summary>
    BelowCutoff,

    /// <summary>The score is the cut-off, and the profile was submitted after the tie-break.</summary>
    AfterTieBreak,

    /// <summary>The score is the cut-off of a round with a tie-break, and the instant of submission is not given.</summary>
    Tie,
}
