using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.History;

/// <summary>A rule of the feed reader that fired, as kept beside the tables.</summary>
/// <param name="Id">The rule's name.</param>
/// <param name="Count">Times it fired, 1 or more.</param>
/// <param name="Places">The first places.</param>
public sealed record FiredRule(string Id, int Count, ImmutableArray<string> Places);
