using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Which tier each listed occupation is in; the points of a tier are in the grid.</summary>
/// <param name="MinYears">Completed years of Canadian experience in listed occupations of the tier; ignored for an offer.</param>
/// <param name="TierOf">NOC 2021 code to tier, 1 to <see cref="OccupationTiers.MaxTier"/>.</param>
public sealed record OccupationFactor(int MinYears, ImmutableDictionary<string, int> TierOf);
