using System.Collections.Immutable;
using System.Globalization;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>One value that a call puts in the place of a scenario's.</summary>
/// <param name="Key">
/// Keys from the top joined by dots, as <c>rounds.size_factor</c>. An entry of a list goes by its <c>type</c> or its place from
/// 1, as <c>rounds.cadence.french.size</c>.
/// </param>
/// <param name="Value">What would stand in the file: a number, a word, a day, or a list in brackets.</param>
public readonly record struct ScenarioSetting(string Key, string Value)
{
    private const int MostLetters = 10_000;

    /// <summary>Reads a setting of the command line.</summary>
    /// <param name="text"><c>KEY=VALUE</c>.</param>
    /// <exception cref="InvalidInputException">It has another form.</exception>
    public static ScenarioSetting Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && equals < text.Length - 1 && text.Length <= MostLetters
            ? new ScenarioSetting(text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw new InvalidInputException(
                $"'{(text.Length > 60 ? text[..60] + "…" : text)}' sets nothing; expected KEY=VALUE, as rounds.size_factor=0.9."
            );
    }

    /// <summary>Reads the settings of a call.</summary>
    /// <param name="texts">Each <c>KEY=VALUE</c>.</param>
    /// <exception cref="InvalidInputException">One has another form, or a key is there twice.</exception>
    public static ImmutableArray<ScenarioSetting> ParseAll(IEnumerable<string> texts)
    {
        var settings = ImmutableArray.CreateBuilder<ScenarioSetting>();
        foreach (ScenarioSetting setting in texts.Select(Parse))
        {
            if (settings.FirstOrDefault(other => other.Key == setting.Key) is { Key: not null } other)
            {
                throw new InvalidInputException(
                    $"'{setting.Key}={setting.Value}' sets what '{other.Key}={other.Value}' has set; expected each key once."
                );
            }

            settings.Add(setting);
        }

        return settings.ToImmutable();
    }

    /// <summary>The scenario with this value in it.</summary>
    internal YamlMap Apply(YamlMap scenario)
    {
        string[] keys = Key.Split('.');
        if (keys.Length > 12 || keys.Any(string.IsNullOrWhiteSpace))
        {
            throw Wrong("is no key; expected keys joined by dots, as rounds.size_factor");
        }

        YamlNode value = YamlInput.Read($"'{Key}={Value}'", Value, hasLines: false);
        return Put(scenario, "", keys, value);
    }

    private YamlMap Put(YamlMap map, string path, ReadOnlySpan<string> keys, YamlNode value)
    {
        // The keys of points have dots of their own.
        string whole = string.Join('.', keys.ToArray());
        string key = map.Find(whole) is null ? keys[0] : whole;
        ReadOnlySpan<string> rest = key == whole ? [] : keys[1..];
        YamlNode changed = rest.IsEmpty
            ? value
            : PutBelow(map.Find(key), path.Length == 0 ? key : $"{path}.{key}", rest, value);
        YamlMap others = map with { Entries = [.. map.Entries.Where(entry => entry.Key.Value != key)] };
        bool isTakenAway = changed is YamlText { IsNull: true } && others.Entries.Length < map.Entries.Length;
        var name = new YamlText(key, IsQuoted: false, value.Place);
        return isTakenAway ? others : ScenarioExtension.Join(others, new YamlMap([(name, changed)], map.Place));
    }

    private YamlNode PutBelow(YamlNode? node, string path, ReadOnlySpan<string> rest, YamlNode value) =>
        node switch
        {
            null or YamlText { IsNull: true } when ScenarioKeys.Lists.Contains(path) => throw Wrong(
                $"names no entry of '{path}' in the scenario, which has none; expected the whole list, as {path}=[{{…}}]"
            ),
            null or YamlText { IsNull: true } => Put(new YamlMap([], value.Place), path, rest, value),
            YamlMap section => Put(section, path, rest, value),
            YamlList list => PutInto(list, path, rest, value),
            _ => throw Wrong($"goes below '{path}', which is {node.Kind} in the scenario; expected a key it can have"),
        };

    private YamlList PutInto(YamlList list, string path, ReadOnlySpan<string> rest, YamlNode value)
    {
        string named = rest[0];
        int index = 0;
        for (; index < list.Items.Length; index++)
        {
            string place = (index + 1).ToString(CultureInfo.InvariantCulture);
            if (place == named || (list.Items[index] as YamlMap)?.Find("type") is YamlText type && type.Value == named)
            {
                break;
            }
        }

        if (index == list.Items.Length)
        {
            IEnumerable<string> entries = list.Items.Select(
                (item, i) => ((item as YamlMap)?.Find("type") as YamlText)?.Value ?? $"{i + 1}"
            );
            throw Wrong(
                $"names no entry of '{path}' in the scenario; expected {(list.Items.IsEmpty ? "an entry, and there is none" : ScenarioSection.OneOf(named, entries))}"
            );
        }

        YamlNode item = list.Items[index];
        YamlNode changed = rest.Length == 1 ? value : PutBelow(item, $"{path}.{named}", rest[1..], value);
        return list with { Items = list.Items.SetItem(index, changed) };
    }

    private InvalidInputException Wrong(string message) => new($"'{Key}={Value}' {message}.");
}
