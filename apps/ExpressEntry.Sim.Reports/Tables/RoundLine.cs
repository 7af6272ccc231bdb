using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>One round, held or simulated, as the official table shows it.</summary>
/// <param name="Number">Its published number, or its place in the future.</param>
/// <param name="Type">Whom it ranked.</param>
/// <param name="Name">The published name; null for a simulated one.</param>
/// <param name="Date">Its day.</param>
/// <param name="At">Its instant; null where unknown.</param>
/// <param name="Invitations">Invitations issued; null where unreadable.</param>
/// <param name="Cutoff">Score of the last one invited; null where nobody was, or unreadable.</param>
/// <param name="TieBreak">That one's instant of submission; null where none was published.</param>
public sealed record RoundLine(
    string Number,
    RoundType Type,
    string? Name,
    DateOnly Date,
    DateTimeOffset? At,
    int? Invitations,
    int? Cutoff,
    DateTimeOffset? TieBreak
)
{
    /// <summary>A published round.</summary>
    /// <param name="round">The round.</param>
    /// <returns>Its line.</returns>
    public static RoundLine Of(PublishedRound round) =>
        new(round.Number, round.Type, round.Name, round.Date, round.At, round.Invitations, round.Cutoff, round.TieBreak);
}
