using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>One round that takes place for certain.</summary>
/// <param name="At">Its instant, UTC.</param>
/// <param name="Type">Whom it ranks.</param>
/// <param name="Size">Invitations, 1 to 100,000.</param>
public sealed record ScenarioRound(DateTimeOffset At, RoundType Type, int Size);
