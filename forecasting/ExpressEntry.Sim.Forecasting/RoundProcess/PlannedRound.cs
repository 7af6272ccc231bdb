using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.RoundProcess;

/// <summary>A round of an imagined future, before its cut-off is known.</summary>
/// <param name="Date">Its day.</param>
/// <param name="Type">Whom it ranks.</param>
/// <param name="Size">Invitations, 1 or more.</param>
/// <param name="IsTypeUsed">
/// False in futures in which the type has retired: the round then only answers "what if there were one", and takes nobody.
/// </param>
public readonly record struct PlannedRound(DateOnly Date, RoundType Type, int Size, bool IsTypeUsed);
