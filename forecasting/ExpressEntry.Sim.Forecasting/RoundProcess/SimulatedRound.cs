using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.RoundProcess;

/// <summary>A round of an imagined future, with its cut-off.</summary>
/// <param name="Day">Days after the origin, 0 or more.</param>
/// <param name="Type">Whom it ranked.</param>
/// <param name="Size">Invitations, 1 or more.</param>
/// <param name="Cutoff">CRS points.</param>
/// <param name="IsTypeUsed">False in futures in which the type has retired; see <see cref="PlannedRound"/>.</param>
public readonly record struct SimulatedRound(int Day, RoundType Type, int Size, int Cutoff, bool IsTypeUsed);
