namespace ExpressEntry.Sim.Data.History.Checks;

/// <summary>The government's own count of a year's invitations.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Invitations">Invitations issued in it.</param>
/// <param name="Source">The report that says so.</param>
public sealed record OfficialTotal(int Year, int Invitations, string Source);
