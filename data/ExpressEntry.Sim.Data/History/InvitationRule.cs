using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.History;

/// <summary>Says whether a profile would have been invited in a round of the past.</summary>
/// <param name="Score">CRS points, 0 to 1,200, the same at every round.</param>
/// <param name="Types">
/// Programs and categories the profile is in; <see cref="RoundType.General"/> always counts. Empty: every group.
/// </param>
/// <param name="Submitted">
/// Instant of submission; null for a profile that is always in the pool, so that its place at a tie-break stays open.
/// </param>
/// <remarks>Source: <c>docs/model.md</c>, "How a round is cut". Before round 77 everyone at the cut-off was invited.</remarks>
public sealed record InvitationRule(int Score, ImmutableHashSet<RoundType> Types, DateTimeOffset? Submitted)
{
    /// <summary>Judges one round.</summary>
    /// <param name="round">A published round.</param>
    /// <returns>Invited, or the first reason against it.</returns>
    public InvitationVerdict Judge(PublishedRound round)
    {
        if (!Ranks(round.Type))
        {
            return InvitationVerdict.NotInGroup;
        }

        if (Submitted is { } submitted)
        {
            DateTimeOffset at = round.At ?? new DateTimeOffset(round.Date.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            if (submitted > at)
            {
                return InvitationVerdict.NotYetSubmitted;
            }

            if (submitted.AddYears(1) <= at)
            {
                return InvitationVerdict.Expired;
            }
        }

        if (round.Cutoff is not { } cutoff)
        {
            return InvitationVerdict.Unknown;
        }

        if (Score != cutoff)
        {
            return Score > cutoff ? InvitationVerdict.Invited : InvitationVerdict.BelowCutoff;
        }

        return round.TieBreak is not { } tieBreak ? InvitationVerdict.Invited
            : Submitted is not { } own ? InvitationVerdict.Tie
            : own > tieBreak ? InvitationVerdict.AfterTieBreak
            : InvitationVerdict.Invited;
    }

    /// <summary>Whether rounds of a type rank the profile.</summary>
    public bool Ranks(RoundType type) => type == RoundType.General || Types.IsEmpty || Types.Contains(type);
}
