using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>Profiles that are in exactly the same programs and categories, and how many of them arrive.</summary>
/// <param name="Groups">
/// Any mix of programs and categories but <see cref="Rules.RoundType.Pnp"/> and general: whoever has more than 600 points is
/// a nominee, whatever the signature, and everyone takes part in general rounds.
/// </param>
/// <param name="ArrivalsPerDay">Eligible profiles submitted per day, by score: 1,201 rates, 0 or more.</param>
public sealed record Signature(GroupSet Groups, ImmutableArray<double> ArrivalsPerDay);
