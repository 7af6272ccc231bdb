using System.Globalization;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>
/// Where the values of a scenario were written, by path: for what shows to be wrong only beside the history or the
/// simulated time. Paths are keys from the top joined by dots, entries of lists numbered from 1: <c>arrivals.shocks[2]</c>.
/// </summary>
public sealed class ScenarioPlaces
{
    private readonly Dictionary<string, YamlNode> _nodes = new(StringComparer.Ordinal);

    private ScenarioPlaces() { }

    /// <summary>Those of a scenario that no file or text was read for.</summary>
    public static ScenarioPlaces None { get; } = new();

    /// <summary>An error at a value.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="message">What is wrong and what is allowed, as a sentence after the path and without its full stop.</param>
    /// <returns>The exception to throw: with file, line and column where the value has them, else with its path alone.</returns>
    public InvalidInputException Error(string path, string message) =>
        _nodes.TryGetValue(path, out YamlNode? node)
            ? node.Place.Error($"'{path}' {message}")
            : new InvalidInputException($"'{path}' {message}.");

    /// <summary>The path of the entry of a list that has a value at a key.</summary>
    /// <param name="list">Path of the list.</param>
    /// <param name="key">Key of its entries.</param>
    /// <param name="value">The value looked for, as it is written.</param>
    /// <returns>As <c>rounds.cadence[1]</c>; the path of the list where no entry has it.</returns>
    public string EntryOf(string list, string key, string value)
    {
        string path = list;
        for (int i = 1; _nodes.ContainsKey(ItemOf(list, i)); i++)
        {
            if (_nodes.GetValueOrDefault($"{ItemOf(list, i)}.{key}") is YamlText text && text.Value == value)
            {
                path = ItemOf(list, i);
            }
        }

        return path;
    }

    internal static ScenarioPlaces Of(YamlNode root)
    {
        var places = new ScenarioPlaces();
        places.Add("", root);
        return places;
    }

    private static string ItemOf(string list, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{list}[{number}]");

    private void Add(string path, YamlNode node)
    {
        _nodes[path] = node;
        if (node is YamlMap map)
        {
            foreach ((YamlText key, YamlNode value) in map.Entries)
            {
                Add(path.Length == 0 ? key.Value : $"{path}.{key.Value}", value);
            }
        }

        for (int i = 0; node is YamlList list && i < list.Items.Length; i++)
        {
            Add(ItemOf(path, i + 1), list.Items[i]);
        }
    }
}
