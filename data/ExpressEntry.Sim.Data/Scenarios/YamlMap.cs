using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Keys with values, in order of the file; no key twice.</summary>
internal sealed record YamlMap(ImmutableArray<(YamlText Key, YamlNode Value)> Entries, long Line, long Column)
    : YamlNode(Line, Column);
