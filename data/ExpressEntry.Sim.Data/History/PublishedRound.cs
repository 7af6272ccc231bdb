using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.History;

/// <summary>One round of invitations as the government published it.</summary>
/// <param name="Number">The published number; a text, because <c>91a</c> and <c>91b</c> exist.</param>
/// <param name="Date">The published day of the round. Its instant can lie on the next day in UTC.</param>
/// <param name="Type">Whom it ranked.</param>
/// <param name="Name">The name as published, kept even where <paramref name="Type"/> is <see cref="RoundType.Other"/>.</param>
/// <param name="Invitations">Invitations issued, 1 or more; null where unreadable.</param>
/// <param name="Cutoff">Score of the last one invited, 0 to 1,200; null where unreadable.</param>
/// <param name="TieBreak">That one's instant of submission (UTC); null before round 77, which had none, or where unreadable.</param>
/// <param name="At">Instant of the round (UTC); null where unreadable.</param>
/// <param name="Programs">The programs named in the instructions, as published.</param>
/// <param name="Notes">What was corrected, guessed or unreadable; empty for a clean record.</param>
public sealed record PublishedRound(
    string Number,
    DateOnly Date,
    RoundType Type,
    string Name,
    int? Invitations,
    int? Cutoff,
    DateTimeOffset? TieBreak,
    DateTimeOffset? At,
    string Programs,
    ImmutableArray<string> Notes
);
