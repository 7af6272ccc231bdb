using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>Who arrives on a day.</summary>
/// <param name="PerDay">Eligible profiles submitted per day, by score: 1,201 rates, 0 or more.</param>
/// <param name="Groups">The programs and categories they can be in; memberships are independent given the score.</param>
public sealed record ArrivalMix(ImmutableArray<double> PerDay, ImmutableArray<GroupShare> Groups);
