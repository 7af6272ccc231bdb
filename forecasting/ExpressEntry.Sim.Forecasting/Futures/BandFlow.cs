using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>What goes in and out of one published band of scores, per day.</summary>
/// <param name="Band">A leaf band of the last snapshot.</param>
/// <param name="Count">Profiles in it at the last snapshot.</param>
/// <param name="NetInflowPerDay">Change of the count plus invitations taken from it; can be negative.</param>
/// <param name="InvitedPerDay">Invitations taken from it.</param>
internal readonly record struct BandFlow(ScoreBand Band, int Count, double NetInflowPerDay, double InvitedPerDay);
