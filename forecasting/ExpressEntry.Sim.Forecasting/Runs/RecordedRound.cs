using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>A round of a replication, as <c>rounds.parquet</c> has it.</summary>
/// <param name="Month">The month it counts in, by its place in the horizon.</param>
/// <param name="AtUtcSeconds">Its instant.</param>
/// <param name="Type">Whom it ranked.</param>
/// <param name="Requested">Invitations planned.</param>
/// <param name="Eligible">Profiles it ranked.</param>
/// <param name="Invited">Invitations issued.</param>
/// <param name="Cutoff">Score of the last one invited; −1 where nobody was.</param>
/// <param name="TieBreakUtcSeconds">That one's instant of submission.</param>
internal readonly record struct RecordedRound(
    int Month,
    long AtUtcSeconds,
    RoundType Type,
    int Requested,
    int Eligible,
    int Invited,
    int Cutoff,
    long TieBreakUtcSeconds
);
