using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>A round to be held.</summary>
/// <param name="AtUtcSeconds">Its instant, UTC seconds since 1970.</param>
/// <param name="Type">Whom it ranks.</param>
/// <param name="Size">
/// Invitations to issue, 1 or more. 0 or less: everyone ranked but the last −<paramref name="Size"/> — how nominee rounds
/// have been sized since 2025, when their sizes follow the number of nominees and not the other way round.
/// </param>
public readonly record struct PlannedRound(long AtUtcSeconds, RoundType Type, int Size);
