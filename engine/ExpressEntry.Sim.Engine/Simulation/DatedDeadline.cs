namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>How long invitations issued from an instant on are open.</summary>
/// <param name="FromUtcSeconds">First instant of issue, UTC seconds; <see cref="long.MinValue"/> for ever before.</param>
/// <param name="Days">Days to answer, 1 to 365.</param>
public readonly record struct DatedDeadline(long FromUtcSeconds, int Days);
