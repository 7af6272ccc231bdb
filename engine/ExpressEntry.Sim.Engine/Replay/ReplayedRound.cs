namespace ExpressEntry.Sim.Engine.Replay;

/// <summary>A round as it went over given profiles.</summary>
/// <param name="PoolBefore">Profiles in the pool at its instant, whether ranked or not.</param>
/// <param name="Eligible">Profiles it ranked.</param>
/// <param name="Cutoff">Score of the last one invited; null where nobody was.</param>
/// <param name="TieBreakUtcSeconds">That one's instant of submission, UTC seconds; null where nobody was invited.</param>
/// <param name="InvitedRows">Rows of the <see cref="ReplayPool"/>, in order of rank.</param>
public sealed record ReplayedRound(
    int PoolBefore,
    int Eligible,
    int? Cutoff,
    long? TieBreakUtcSeconds,
    ReadOnlyMemory<int> InvitedRows
);
