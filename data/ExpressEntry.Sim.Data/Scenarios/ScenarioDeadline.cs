namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>How long invitations issued from a day on are open; the first one of a list holds before as well.</summary>
/// <param name="From">First day of issue.</param>
/// <param name="Days">Days to answer, 1 to 365.</param>
public sealed record ScenarioDeadline(DateOnly From, int Days);
