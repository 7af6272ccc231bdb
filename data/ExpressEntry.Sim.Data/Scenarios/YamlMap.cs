using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Keys with values, in order of the file; no key twice.</summary>
internal sealed record YamlMap(ImmutableArray<(YamlText Key, YamlNode Value)> Entries, YamlPlace Place) : YamlNode(Place)
{
    /// <summary>What stands at a key; null where the key is not there.</summary>
    public YamlNode? Find(string key)
    {
        foreach ((YamlText name, YamlNode value) in Entries)
        {
            if (name.Value == key)
            {
                return value;
            }
        }

        return null;
    }
}
