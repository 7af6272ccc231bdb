using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>A key that does not have the same value in all scenarios.</summary>
/// <param name="Key">As <c>--set</c> spells it: <c>rounds.cadence.french.size</c>.</param>
/// <param name="Values">One a scenario, as JSON without quotes; null where the scenario has no such key.</param>
public sealed record DifferingKey(string Key, ImmutableArray<string?> Values);
