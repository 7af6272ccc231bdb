using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>When those who apply after one past round do so, or are decided, where either lies after the start.</summary>
/// <param name="OpenShare">Share of those who apply that has not been decided by the start.</param>
/// <param name="LaterDays">Outcomes below: applied so many days after the start; the others: decided so many days after it, plus this.</param>
/// <param name="Days">The outcomes; null where nobody is left.</param>
internal sealed record AppliedTable(double OpenShare, int LaterDays, AliasTable? Days);
