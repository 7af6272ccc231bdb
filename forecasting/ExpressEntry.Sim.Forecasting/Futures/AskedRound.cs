using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>A round a user asks about.</summary>
/// <param name="Type">Whom it ranks.</param>
/// <param name="Size">Invitations, 1 to 100,000; null where not known.</param>
/// <param name="Date">Its day, from the day of the forecast to 365 days on.</param>
public readonly record struct AskedRound(RoundType Type, int? Size, DateOnly Date);
