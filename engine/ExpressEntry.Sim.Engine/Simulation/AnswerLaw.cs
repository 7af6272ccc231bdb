using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>What becomes of invitations, and when: declined, lapsed at the deadline, or an application (all that is left).</summary>
/// <remarks>
/// A declined invitation brings the profile back at the midnight that begins the day of the answer, with its old instant of
/// submission, unless its twelve months are over. Delays beyond the deadline in force do not occur: the weights up to it count.
/// </remarks>
public sealed record AnswerLaw
{
    /// <summary>Share that declines, 0 to 1.</summary>
    public required double DeclinedShare { get; init; }

    /// <summary>Share that does not answer and leaves for good, 0 to 1 less the declined.</summary>
    public required double LapsedShare { get; init; }

    /// <summary>Days to answer by instant of issue, in order; the first one holds before as well. At least one.</summary>
    public required ImmutableArray<DatedDeadline> Deadlines { get; init; }

    /// <summary>How likely a decline comes 1, 2, 3 … days after the invitation: weights, 0 or more. Default, empty: any day to the deadline alike.</summary>
    public ImmutableArray<double> DeclinedAfterDays { get; init; } = [];

    /// <summary>How likely an application comes 1, 2, 3 … days after the invitation: weights, 0 or more. Default, empty: any day to the deadline alike.</summary>
    public ImmutableArray<double> AppliedAfterDays { get; init; } = [];

    /// <summary>The deadline of an invitation.</summary>
    /// <param name="issuedUtcSeconds">Its instant of issue.</param>
    /// <returns>Days.</returns>
    public int DeadlineDaysAt(long issuedUtcSeconds)
    {
        int days = Deadlines[0].Days;
        foreach (DatedDeadline deadline in Deadlines)
        {
            days = issuedUtcSeconds >= deadline.FromUtcSeconds ? deadline.Days : days;
        }

        return days;
    }
}
