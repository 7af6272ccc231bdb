namespace ExpressEntry.Sim.Cli.Invitation;

/// <summary>Why a published round would not have invited a profile.</summary>
internal enum RoundProblem : byte
{
    /// <summary>It is not in the program or category that was ranked.</summary>
    NotInGroup,

    /// <summary>The profile does not say whether it is in the program or category that was ranked.</summary>
    GroupNotKnown,

    /// <summary>Its score is below the cut-off.</summary>
    BelowCutoff,

    /// <summary>It has the score of the cut-off but was submitted after the tie-break.</summary>
    AfterTieBreak,

    /// <summary>It was submitted after the round.</summary>
    SubmittedLater,
}
