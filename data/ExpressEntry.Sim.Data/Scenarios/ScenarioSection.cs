using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A section of a scenario file: each value is read with its bounds, and an error says where and what is allowed.</summary>
internal sealed class ScenarioSection
{
    private const int MostLettersOfAWord = 100; // longer ones are near to nothing
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly YamlText Absent = new("", IsQuoted: false, default);
    private readonly string _path; // keys from the top, for messages
    private readonly YamlMap _map;

    private ScenarioSection(string path, YamlMap map) => (_path, _map) = (path, map);

    /// <summary>Opens a section that must have no keys but these.</summary>
    public static ScenarioSection Open(string path, YamlNode node, ImmutableArray<string> known)
    {
        if (node is not YamlMap map)
        {
            throw node.Place.Error(
                $"{(path.Length == 0 ? "the scenario" : $"'{path}'")} is {node.Kind}; expected the keys {string.Join(", ", known)}"
            );
        }

        foreach ((YamlText key, YamlNode _) in map.Entries)
        {
            if (!known.Contains(key.Value))
            {
                throw key.Place.Error(Unknown("key", Join(path, key.Value), key.Value, known));
            }
        }

        return new ScenarioSection(path, map);
    }

    public bool Has(string key) => Find(key) is not null;

    public ScenarioSection? Section(string key, ImmutableArray<string> known) =>
        Find(key) is { } node ? Open(Join(_path, key), node, known) : null;

    /// <summary>What stands at a key, for the readers of rule files; null where there is nothing.</summary>
    public DocumentNode? Document(string key)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        return YamlDocuments.Of(_map.Entries.First(entry => entry.Key.Value == key).Key, node);
    }

    /// <summary>The entries of a list, each a section.</summary>
    public IEnumerable<ScenarioSection> Sections(string key, ImmutableArray<string> known) =>
        Items(key, "a list of entries").Select((item, i) => Open($"{Join(_path, key)}[{i + 1}]", item, known));

    public string Text(string key, string otherwise, int mostLetters)
    {
        if (Find(key) is not { } node)
        {
            return otherwise;
        }

        return node is YamlText { Value.Length: > 0 } text && text.Value.Length <= mostLetters
            ? text.Value
            : throw Wrong(key, node, $"a text of 1 to {mostLetters} letters");
    }

    /// <summary>A text of one line: it goes to terminals and titles, where a control character is a command.</summary>
    public string Line(string key, string otherwise, int mostLetters)
    {
        string text = Text(key, otherwise, mostLetters);
        return text.Any(char.IsControl)
            ? throw Error(key, "has a line break or another control character; expected a text of one line")
            : text;
    }

    /// <summary>A file in the folder of the scenario that names it or below, which may be one that the scenario extends.</summary>
    /// <param name="key">The key, which is there.</param>
    /// <param name="scenario">The scenario's file.</param>
    public (string Name, string Folder) FileBeside(string key, string scenario)
    {
        YamlNode node = Find(key)!;
        string source = File.Exists(node.Place.Source) ? node.Place.Source : scenario;
        string folder = Path.GetDirectoryName(source) ?? "";
        return ScenarioExtension.IsBeside(node, folder)
            ? (((YamlText)node).Value, folder)
            : throw Wrong(key, node, "a file in this folder or below it, as pool.csv");
    }

    public string Word(string key, string otherwise, ImmutableArray<string> known)
    {
        if (Find(key) is not { } node)
        {
            return otherwise;
        }

        return node is YamlText text && known.Contains(text.Value) ? text.Value : throw Wrong(key, node, OneOf(node, known));
    }

    public long Whole(string key, long? otherwise, long least, long most)
    {
        YamlNode node = Find(key) ?? Missing(key, otherwise);
        if (node == Absent)
        {
            return otherwise!.Value;
        }

        string digits = node is YamlText text ? text.Value.Replace("_", "", StringComparison.Ordinal) : "";
        return
            long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= least
            && value <= most
            ? value
            : throw Wrong(key, node, least == most ? $"{least}" : $"a whole number {least} to {most}");
    }

    public double Number(string key, double? otherwise, double least, double most)
    {
        YamlNode node = Find(key) ?? Missing(key, otherwise);
        return node == Absent ? otherwise!.Value : Number(key, node, least, most);
    }

    public DateOnly? Day(string key)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        return
            node is YamlText text
            && DateOnly.TryParseExact(
                text.Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly day
            )
            ? day
            : throw Wrong(key, node, "a day that exists, as YYYY-MM-DD");
    }

    /// <summary>The days <c>from</c> and <c>to</c>, both needed and in order.</summary>
    public (DateOnly From, DateOnly To) Days()
    {
        DateOnly from = Day("from") ?? throw Error("from", "is missing; expected the first day");
        DateOnly to = Day("to") ?? throw Error("to", "is missing; expected the last day");
        return to >= from
            ? (from, to)
            : throw Error("to", $"is before 'from', {from:yyyy-MM-dd}; expected that day or a later one");
    }

    public TimeOnly TimeOfDay(string key, TimeOnly otherwise)
    {
        if (Find(key) is not { } node)
        {
            return otherwise;
        }

        return
            node is YamlText text
            && TimeOnly.TryParseExact(
                text.Value,
                ["HH:mm", "HH:mm:ss"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out TimeOnly time
            )
            ? time
            : throw Wrong(key, node, "a time of day in UTC, as HH:MM or HH:MM:SS");
    }

    public DateTimeOffset Instant(string key)
    {
        YamlNode node = Find(key) ?? Missing(key, otherwise: null);
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return
            node is YamlText text
            && DateTimeOffset.TryParseExact(
                text.Value,
                InstantForm,
                CultureInfo.InvariantCulture,
                utc,
                out DateTimeOffset at
            )
            ? at
            : throw Wrong(key, node, "an instant in UTC that exists, as YYYY-MM-DDTHH:MM:SSZ");
    }

    public RoundType Type(string key) => TypeOf(key, Find(key) ?? Missing(key, otherwise: null));

    public ImmutableArray<RoundType> Types(string key) =>
        [.. Items(key, "a list of round types, as [cec, french]").Select(item => TypeOf(key, item))];

    /// <summary>A section whose keys are the caller's to read, with a number each.</summary>
    public IEnumerable<(string Key, double Value, Func<string, InvalidInputException> Wrong)> Numbers(
        string key,
        double least,
        double most
    ) => Entries(key, "keys with a number each", (path, value) => Number(path, value, least, most));

    /// <summary>A section whose keys are the caller's to read, with a round type each.</summary>
    public IEnumerable<(string Key, RoundType Value, Func<string, InvalidInputException> Wrong)> TypesByKey(string key) =>
        Entries(key, "keys with a round type each", TypeOf);

    private IEnumerable<(string Key, T Value, Func<string, InvalidInputException> Wrong)> Entries<T>(
        string key,
        string expected,
        Func<string, YamlNode, T> read
    )
    {
        if (Find(key) is not { } node)
        {
            yield break;
        }

        if (node is not YamlMap map)
        {
            throw Wrong(key, node, expected);
        }

        foreach ((YamlText name, YamlNode value) in map.Entries)
        {
            string path = $"{key}.{name.Value}";
            yield return (name.Value, read(path, value), message => name.Place.Error($"'{Join(_path, path)}': {message}"));
        }
    }

    /// <summary>An error at a key of this section, or at the section where it does not have the key.</summary>
    public InvalidInputException Error(string key, string message)
    {
        YamlNode place = Find(key) ?? _map;
        return place.Place.Error($"'{Join(_path, key)}' {message}");
    }

    /// <summary>"expected one of …", with the nearest of them.</summary>
    public static string OneOf(string word, IEnumerable<string> known) =>
        word.Length <= MostLettersOfAWord && NearestWord.Find(word, known) is { } near
            ? $"one of {string.Join(", ", known)} (did you mean {near}?)"
            : $"one of {string.Join(", ", known)}";

    private static string OneOf(YamlNode node, IEnumerable<string> known) => OneOf((node as YamlText)?.Value ?? "", known);

    private static string Unknown(string what, string path, string word, ImmutableArray<string> known) =>
        $"unknown {what} '{path}'; expected {OneOf(word, known)}";

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    // A key that was taken away where nothing was inherited is not there.
    private YamlNode? Find(string key) => _map.Find(key) is { } node and not YamlText { IsTakenAway: true } ? node : null;

    private YamlText Missing(string key, object? otherwise) =>
        otherwise is not null ? Absent : throw _map.Place.Error($"'{Join(_path, key)}' is missing");

    private ImmutableArray<YamlNode> Items(string key, string expected) =>
        Find(key) switch
        {
            null => [],
            YamlList list => list.Items,
            { } other => throw Wrong(key, other, expected),
        };

    private double Number(string key, YamlNode node, double least, double most) =>
        node is YamlText text
        && double.TryParse(
            text.Value,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out double value
        )
        && value >= least
        && value <= most
            ? value
            : throw Wrong(key, node, string.Create(CultureInfo.InvariantCulture, $"a number {least} to {most}"));

    private RoundType TypeOf(string key, YamlNode node) =>
        node is YamlText text && RoundTypes.TryParse(text.Value, out RoundType type) && type != RoundType.Other
            ? type
            : throw Wrong(key, node, OneOf(node, RoundTypes.AllowedWords));

    private InvalidInputException Wrong(string key, YamlNode node, string expected) =>
        node.Place.Error($"'{Join(_path, key)}' is {node.Kind}; expected {expected}");
}
