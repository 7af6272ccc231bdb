using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Engine.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ExpressEntry.Sim.Data.Replay;

/// <summary>
/// Reads a list of rounds, JSON or YAML: <c>{"at": instant, "size": N, "type": word}</c> or <c>"groups": [words]</c>; or a table, CSV
/// or Parquet, with columns of those names and groups joined by <c>|</c>.
/// </summary>
public static class RoundListFile
{
    private const string Form = "a list of rounds, each with at, size, and type or groups";

    /// <summary>What a round has: the first two, and one of the others.</summary>
    internal static ImmutableArray<string> Keys { get; } = ["at", "size", "type", "groups"];

    /// <summary>
    /// Reads the rounds of a file: Parquet by its first bytes or name, CSV by its name, YAML by its name (<c>.yaml</c>,
    /// <c>.yml</c>), else JSON where it starts like it.
    /// </summary>
    /// <param name="path">Its path.</param>
    /// <returns>The rounds, in the order of the file.</returns>
    /// <exception cref="InvalidInputException">It cannot be read, or a value is wrong; the message names file, place and key.</exception>
    public static ImmutableArray<ListedRound> Read(string path)
    {
        InputPlace.RequireNoFolder(path, $"a file with {Form}");
        if (ProfileFile.IsParquet(path))
        {
            return [.. RoundTable.ReadParquet(path).Select(Check)];
        }

        if (HasEnding(path, ".csv"))
        {
            return [.. RoundTable.ReadCsv(path).Select(Check)];
        }

        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read: {failure.Message}", failure);
        }

        bool isYaml =
            HasEnding(path, ".yaml", ".yml") || (!HasEnding(path, ".json") && !text.AsSpan().TrimStart().StartsWith('['));
        return [.. (isYaml ? ReadYaml(text, path) : ReadJson(text, path)).Select(Check)];
    }

    private static bool HasEnding(string path, params ReadOnlySpan<string> endings)
    {
        foreach (string ending in endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<RoundEntry> ReadJson(string text, string path)
    {
        using JsonDocument document = ParseJson(text, path);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new InvalidInputException($"{path} holds {document.RootElement.ValueKind}; expected {Form}.");
        }

        int number = 0;
        foreach (JsonElement round in document.RootElement.EnumerateArray())
        {
            string place = $"{path} round {++number}";
            if (round.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidInputException(
                    $"{place} is {round.GetRawText()}; expected an object with at, size, and type or groups."
                );
            }

            yield return new RoundEntry(
                place,
                round
                    .EnumerateObject()
                    .ToDictionary(
                        property => property.Name,
                        property =>
                            property.Value.ValueKind == JsonValueKind.Array
                                ? new RoundValue(null, [.. property.Value.EnumerateArray().Select(TextOf)])
                                : new RoundValue(TextOf(property.Value), null)
                    )
            );
        }
    }

    private static JsonDocument ParseJson(string text, string path)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException broken)
        {
            string line = broken.LineNumber is { } number ? $" line {number + 1}" : "";
            throw new InvalidInputException($"{path}{line} is not JSON ({broken.Message}); expected {Form}.", broken);
        }
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static IEnumerable<RoundEntry> ReadYaml(string text, string path)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw new InvalidInputException(
                $"{path} line {broken.Start.Line} is not YAML ({broken.Message}); expected {Form}.",
                broken
            );
        }

        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlSequenceNode rounds)
        {
            throw new InvalidInputException($"{path} does not hold a list; expected {Form}.");
        }

        foreach (YamlNode round in rounds.Children)
        {
            string place = $"{path} line {round.Start.Line}";
            if (round is not YamlMappingNode mapping)
            {
                throw new InvalidInputException(
                    $"{place} is '{round}'; expected a round with at, size, and type or groups."
                );
            }

            yield return new RoundEntry(
                place,
                mapping.Children.ToDictionary(
                    pair => pair.Key.ToString(),
                    pair =>
                        pair.Value is YamlSequenceNode list
                            ? new RoundValue(null, [.. list.Children.Select(child => child.ToString())])
                            : new RoundValue(pair.Value.ToString(), null)
                )
            );
        }
    }

    private static ListedRound Check(RoundEntry round)
    {
        foreach (string key in round.Values.Keys)
        {
            if (!Keys.Contains(key))
            {
                throw new InvalidInputException($"{round.Place}: unknown key '{key}'; known: {string.Join(", ", Keys)}.");
            }
        }

        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (
            !DateTimeOffset.TryParseExact(
                round.Required("at"),
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture,
                utc,
                out DateTimeOffset at
            )
        )
        {
            throw round.Error("at", "an instant in UTC that exists, as YYYY-MM-DDTHH:MM:SSZ");
        }

        return int.TryParse(round.Required("size"), NumberStyles.None, CultureInfo.InvariantCulture, out int size)
            ? new ListedRound(at, size, ReadGroups(round))
            : throw round.Error("size", $"a whole number 0-{int.MaxValue}");
    }

    private static ImmutableArray<RoundType> ReadGroups(RoundEntry round)
    {
        bool isType = round.Values.ContainsKey("type");
        if (isType == round.Values.ContainsKey("groups"))
        {
            throw new InvalidInputException(
                $"{round.Place}: {(isType ? "both 'type' and 'groups'" : "neither 'type' nor 'groups'")}; expected one of them."
            );
        }

        string key = isType ? "type" : "groups";
        string[]? words = isType ? [round.Required(key)] : round.Values[key].List;
        var groups = ImmutableArray.CreateBuilder<RoundType>();
        foreach (string word in words ?? [])
        {
            if (!RoundTypes.AllowedWords.Contains(word) || !RoundTypes.TryParse(word, out RoundType type))
            {
                throw new InvalidInputException(
                    $"{round.Place}: '{key}' holds \"{word}\"; expected words of {string.Join(", ", RoundTypes.AllowedWords)}."
                );
            }

            groups.Add(type);
        }

        return groups.Count > 0 ? groups.ToImmutable() : throw round.Error(key, "a list of one or more words");
    }
}
