using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Joins a scenario with the ones it extends.</summary>
/// <remarks>
/// Sections are joined key by key; a value or a list of the scenario takes the place of the inherited one, and an empty value
/// (<c>~</c>) takes the inherited one away. A scenario's name and description are its own.
/// </remarks>
internal static class ScenarioExtension
{
    private const string Key = "extends";
    private const int MostSteps = 16;

    // Two ways to say one thing: whoever gives one takes the other back.
    private static readonly ImmutableArray<(string, string)> Alternatives =
    [
        ("size", "per_year"),
        ("deadline_days", "deadlines"),
    ];

    /// <summary>The file with everything it inherits.</summary>
    /// <exception cref="InvalidInputException">A file extends itself, one outside its folder, or one that cannot be read.</exception>
    public static YamlNode ReadFile(string path) => Read(path, []);

    /// <summary>A section with another's keys on top.</summary>
    public static YamlMap Join(YamlMap inherited, YamlMap own)
    {
        var entries = ImmutableArray.CreateBuilder<(YamlText Key, YamlNode Value)>();
        foreach ((YamlText key, YamlNode value) in inherited.Entries)
        {
            if (!own.Entries.Any(entry => entry.Key.Value == key.Value || IsInsteadOf(entry, key.Value)))
            {
                entries.Add((key, value));
            }
        }

        foreach ((YamlText key, YamlNode value) in own.Entries)
        {
            YamlNode? before = inherited.Find(key.Value);
            if (value is YamlText { IsNull: true } nothing)
            {
                // Where nothing was inherited the key stays, so that a misspelt one is still refused.
                if (before is null)
                {
                    entries.Add((key, nothing with { IsTakenAway = true }));
                }

                continue;
            }

            entries.Add(
                (key, value is YamlMap changes ? Join(before as YamlMap ?? new YamlMap([], changes.Place), changes) : value)
            );
        }

        return new YamlMap(entries.ToImmutable(), own.Place);
    }

    private static bool IsInsteadOf((YamlText Key, YamlNode Value) entry, string key) =>
        entry.Value is not YamlText { IsNull: true }
        && (Alternatives.Contains((entry.Key.Value, key)) || Alternatives.Contains((key, entry.Key.Value)));

    private static YamlNode Read(string path, ImmutableArray<string> from)
    {
        YamlNode node = YamlInput.ReadFile(path);
        if (node is not YamlMap own || own.Find(Key) is not { } named)
        {
            return node;
        }

        ImmutableArray<string> chain = [.. from, Path.GetFullPath(path)];
        string parent = ParentOf(path, named);
        if (chain.Contains(Path.GetFullPath(parent)))
        {
            throw named.Place.Error(
                $"'{Key}' goes in a circle: {string.Join(" → ", chain.Append(Path.GetFullPath(parent)).Select(Path.GetFileName))}; expected an end"
            );
        }

        if (chain.Length > MostSteps)
        {
            throw named.Place.Error($"'{Key}' leads over more than {MostSteps} files; expected fewer");
        }

        return Read(parent, chain) is YamlMap inherited
            ? Join(Without(inherited, "name", "description"), Without(own, Key))
            : own;
    }

    // A scenario that somebody sent must not read whatever it likes.
    private static string ParentOf(string path, YamlNode named)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        if (!IsBeside(named, folder))
        {
            throw named.Place.Error(
                $"'{Key}' is {named.Kind}; expected a scenario file in this folder or below it, as baseline.yaml"
            );
        }

        string parent = Path.Combine(folder, ((YamlText)named).Value);
        return File.Exists(parent)
            ? parent
            : throw named.Place.Error(
                $"'{Key}' is {named.Kind}, and there is no such file beside this one; expected one that exists"
            );
    }

    /// <summary>Whether a value names a file in a folder or below it, whatever links there are on the way.</summary>
    /// <param name="node">The value.</param>
    /// <param name="folder">The folder of its scenario; <c>""</c> is the current one.</param>
    public static bool IsBeside(YamlNode node, string folder) =>
        node is YamlText { Value.Length: > 0 } text
        && !Path.IsPathRooted(text.Value)
        && !text.Value.Contains('\0', StringComparison.Ordinal)
        && !text.Value.Contains('\\', StringComparison.Ordinal)
        && text.Value.Split('/').All(part => part.Length > 0 && part is not ("." or ".."))
        && RealPath.IsBelow(Path.Combine(folder, text.Value), folder);

    private static YamlMap Without(YamlMap map, params ReadOnlySpan<string> keys)
    {
        var entries = ImmutableArray.CreateBuilder<(YamlText, YamlNode)>();
        foreach ((YamlText Key, YamlNode Value) entry in map.Entries)
        {
            if (!keys.Contains(entry.Key.Value))
            {
                entries.Add(entry);
            }
        }

        return map with
        {
            Entries = entries.ToImmutable(),
        };
    }
}
