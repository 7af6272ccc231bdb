using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Finds the keys in which resolved scenarios differ.</summary>
internal static class ScenarioKeyDifference
{
    private static readonly ImmutableHashSet<string> ForPeople = ["name", "description"];

    /// <summary>Compares scenarios key by key.</summary>
    /// <param name="scenarios">The resolved scenarios as JSON.</param>
    /// <returns>The keys with different values, in the order in which scenarios have them.</returns>
    public static ImmutableArray<DifferingKey> Find(ImmutableArray<JsonElement> scenarios)
    {
        var values = new List<Dictionary<string, string>>();
        var keys = new List<string>();
        foreach (JsonElement scenario in scenarios)
        {
            Dictionary<string, string> own = new(StringComparer.Ordinal);
            Flatten("", scenario, own, keys);
            values.Add(own);
        }

        return
        [
            .. keys.Distinct(StringComparer.Ordinal)
                .Where(key => !ForPeople.Contains(key))
                .Select(key => new DifferingKey(key, [.. values.Select(own => own.GetValueOrDefault(key))]))
                .Where(key => key.Values.Distinct(StringComparer.Ordinal).Skip(1).Any()),
        ];
    }

    // Later scenarios' own keys come behind those of the same section: sections are rarely long enough for it to matter.
    private static void Flatten(string path, JsonElement element, Dictionary<string, string> values, List<string> keys)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Flatten(Join(path, property.Name), property.Value, values, keys);
                }

                break;
            case JsonValueKind.Array when element.EnumerateArray().Any(entry => entry.ValueKind == JsonValueKind.Object):
                FlattenList(path, element, values, keys);
                break;
            case JsonValueKind.Null:
                break; // left to the model, or to a default: no value
            case JsonValueKind.Array:
                Add(path, string.Join(", ", element.EnumerateArray().Select(entry => entry.ToString())), values, keys);
                break;
            default:
                Add(path, element.ToString(), values, keys);
                break;
        }
    }

    // An entry goes by its type where that says which one it is, as in --set; else by its place from 1.
    private static void FlattenList(string path, JsonElement list, Dictionary<string, string> values, List<string> keys)
    {
        JsonElement[] entries = [.. list.EnumerateArray()];
        string?[] types =
        [
            .. entries.Select(entry =>
                entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("type", out JsonElement type)
                    ? type.ToString()
                    : null
            ),
        ];
        bool isByType =
            types.All(type => type is not null) && types.Distinct(StringComparer.Ordinal).Count() == types.Length;
        for (int i = 0; i < entries.Length; i++)
        {
            string name = isByType ? types[i]! : (i + 1).ToString(CultureInfo.InvariantCulture);
            Flatten(Join(path, name), entries[i], values, keys);
        }
    }

    private static void Add(string path, string value, Dictionary<string, string> values, List<string> keys)
    {
        values[path] = value;
        keys.Add(path);
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
