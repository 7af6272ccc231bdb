using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A list.</summary>
internal sealed record YamlList(ImmutableArray<YamlNode> Items, YamlPlace Place) : YamlNode(Place);
