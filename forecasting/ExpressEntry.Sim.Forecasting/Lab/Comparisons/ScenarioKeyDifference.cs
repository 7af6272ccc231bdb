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
            List<(string Key, string Value)> own = [];
            Flatten("", scenario, own);
            values.Add(own.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal));
            Merge(keys, own.Select(entry => entry.Key));
        }

        return
        [
            .. keys.Where(key => !ForPeople.Contains(key))
                .Select(key => new DifferingKey(key, [.. values.Select(own => own.GetValueOrDefault(key))]))
                .Where(key => key.Values.Distinct(StringComparer.Ordinal).Skip(1).Any()),
        ];
    }

    // A key that is new comes behind the one it follows in its own scenario.
    private static void Merge(List<string> keys, IEnumerable<string> own)
    {
        int place = 0;
        foreach (string key in own)
        {
            int known = keys.IndexOf(key);
            if (known < 0)
            {
                keys.Insert(place++, key);
            }
            else
            {
                place = known + 1;
            }
        }
    }

    private static void Flatten(string path, JsonElement element, List<(string Key, string Value)> own)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Flatten(Join(path, property.Name), property.Value, own);
                }

                break;
            case JsonValueKind.Array when element.EnumerateArray().Any(entry => entry.ValueKind == JsonValueKind.Object):
                FlattenList(path, element, own);
                break;
            case JsonValueKind.Null:
                break; // left to the model, or to a default: no value
            case JsonValueKind.Array when element.GetArrayLength() == 0:
                break;
            case JsonValueKind.Array:
                own.Add((path, string.Join(", ", element.EnumerateArray().Select(entry => entry.ToString()))));
                break;
            default:
                own.Add((path, element.ToString()));
                break;
        }
    }

    // An entry goes by its type where that says which one it is, as in --set; else by its place from 1.
    private static void FlattenList(string path, JsonElement list, List<(string Key, string Value)> own)
    {
        JsonElement[] entries = [.. list.EnumerateArray()];
        string?[] types = [.. entries.Select(TypeOf)];
        bool isByType =
            types.All(type => type is not null) && types.Distinct(StringComparer.Ordinal).Count() == types.Length;
        for (int i = 0; i < entries.Length; i++)
        {
            string name = isByType ? types[i]! : (i + 1).ToString(CultureInfo.InvariantCulture);
            Flatten(Join(path, name), entries[i], own);
            if (isByType)
            {
                own.RemoveAll(entry => entry.Key == Join(Join(path, name), "type"));
            }
        }
    }

    private static string? TypeOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("type", out JsonElement type)
            ? type.ToString()
            : null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
