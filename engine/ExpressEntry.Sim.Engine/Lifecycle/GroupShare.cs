using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>How likely an arriving profile of each score is to be in one program or category.</summary>
/// <param name="Type">The program or category; not general, which everyone is in.</param>
/// <param name="ShareByScore">1,201 probabilities, 0 to 1.</param>
public sealed record GroupShare(RoundType Type, ImmutableArray<double> ShareByScore);
