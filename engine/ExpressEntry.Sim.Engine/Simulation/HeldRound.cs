using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>A round as it went.</summary>
/// <param name="AtUtcSeconds">Its instant, UTC seconds since 1970.</param>
/// <param name="Type">Whom it ranked.</param>
/// <param name="Eligible">Profiles it ranked.</param>
/// <param name="Invited">Invitations issued.</param>
/// <param name="Cutoff">Score of the last one invited; −1 where nobody was.</param>
/// <param name="TieBreakUtcSeconds">That one's instant of submission; 0 where nobody was invited.</param>
public readonly record struct HeldRound(
    long AtUtcSeconds,
    RoundType Type,
    int Eligible,
    int Invited,
    int Cutoff,
    long TieBreakUtcSeconds
);
