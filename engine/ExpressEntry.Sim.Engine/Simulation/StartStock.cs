using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>What is expected of the profiles of one signature in the pool at the start.</summary>
/// <param name="Profiles">Expected profiles by score: 1,201 numbers, 0 or more; inside a published band only their proportions count.</param>
/// <param name="OldestDays">
/// The age by score, above 0 and up to 365 days, beyond which none is left: past rounds have invited them. 1,201 numbers; an
/// empty array stands for 365 throughout.
/// </param>
public sealed record StartStock(ImmutableArray<double> Profiles, ImmutableArray<double> OldestDays);
