namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A time in which more or fewer arrive.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Factor">Multiplies arrivals of these days, 0 to 10.</param>
public sealed record ScenarioShock(DateOnly From, DateOnly To, double Factor);
