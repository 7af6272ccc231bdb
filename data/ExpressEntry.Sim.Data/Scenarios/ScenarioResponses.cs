namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>What becomes of invitations; the rest become applications.</summary>
/// <param name="Declined">Share declined, 0 to 1.</param>
/// <param name="Lapsed">Share left to lapse, 0 to 1 less the declined.</param>
/// <param name="DeadlineDays">Days an invitation is open, 1 to 365.</param>
public sealed record ScenarioResponses(double Declined, double Lapsed, int DeadlineDays);
