namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>What becomes of applications.</summary>
/// <param name="Refused">Share refused, 0 to 1; null where it is drawn.</param>
/// <param name="Months">Months within which 80 % of those received from the first day on are decided; null for the published times.</param>
public sealed record ScenarioApplications(double? Refused, int? Months);
