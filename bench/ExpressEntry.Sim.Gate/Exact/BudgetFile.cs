using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Gate.Exact;

/// <summary>The committed counters of every path: <c>bench/budgets.json</c>.</summary>
internal static class BudgetFile
{
    /// <summary>The command that writes the file anew.</summary>
    public const string Remake = "bench/gate --exact --commit";

    private const string PathsKey = "paths";
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    /// <summary>Reads the file.</summary>
    /// <param name="file">Its name.</param>
    /// <exception cref="InvalidInputException">It is missing, damaged, or says something it may not.</exception>
    public static SortedDictionary<string, Counters> Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var budgets = new SortedDictionary<string, Counters>(StringComparer.Ordinal);
            foreach (JsonProperty path in Require(document.RootElement, PathsKey, file).EnumerateObject())
            {
                budgets.Add(path.Name, new Counters([.. Counters.Names.Select(name => Count(path, name, file))]));
            }

            return budgets;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{file}: cannot be read; '{Remake}' writes it.", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            string place = e is JsonException json ? $" line {json.LineNumber + 1}" : "";
            throw new InvalidInputException(
                $"{file}{place}: is no budget file; expected JSON with counters by path, as '{Remake}' writes it.",
                e
            );
        }
    }

    /// <summary>Writes the file.</summary>
    /// <param name="file">Its name; replaced as a whole.</param>
    /// <param name="budgets">Counters by path.</param>
    public static void Write(string file, IEnumerable<(string Path, Counters Counters)> budgets)
    {
        using var replaced = ReplacedFile.Open(file);
        using (var json = new Utf8JsonWriter(replaced.Stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("remake", Remake);
            json.WriteStartObject(PathsKey);
            foreach ((string path, Counters counters) in budgets)
            {
                json.WriteStartObject(path);
                for (int i = 0; i < Counters.Names.Length; i++)
                {
                    json.WriteNumber(Counters.Names[i], counters.Values[i]);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        replaced.Stream.Write("\n"u8);
        replaced.Commit();
    }

    /// <summary>The budgets of a file with some of them replaced or added.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="counted">The new ones.</param>
    /// <param name="order">The order of paths in the file; others come last.</param>
    /// <exception cref="InvalidInputException">The file is missing or damaged.</exception>
    public static IEnumerable<(string Path, Counters Counters)> Merge(
        string file,
        IReadOnlyList<(string Path, Counters Counters)> counted,
        ImmutableArray<string> order
    )
    {
        SortedDictionary<string, Counters> budgets = Read(file);
        foreach ((string path, Counters counters) in counted)
        {
            budgets[path] = counters;
        }

        return budgets
            .Select(budget => (budget.Key, budget.Value))
            .OrderBy(budget => order.IndexOf(budget.Key) is var place and >= 0 ? place : order.Length);
    }

    /// <summary>What is not as committed, a line each.</summary>
    /// <param name="budgets">From the file.</param>
    /// <param name="counted">Just now.</param>
    /// <param name="isWhole">Whether every path was counted, so that a budget without one is a mistake.</param>
    public static ImmutableArray<string> Compare(
        IReadOnlyDictionary<string, Counters> budgets,
        IReadOnlyList<(string Path, Counters Counters)> counted,
        bool isWhole
    )
    {
        var moved = ImmutableArray.CreateBuilder<string>();
        foreach ((string path, Counters now) in counted)
        {
            if (!budgets.TryGetValue(path, out Counters? budget))
            {
                moved.Add($"{path}: has no budget; '{Remake}' writes one.");
                continue;
            }

            for (int i = 0; i < Counters.Names.Length; i++)
            {
                if (now.Values[i] != budget.Values[i])
                {
                    moved.Add(
                        $"{path}: {Counters.Names[i]} went from {budget.Values[i]:N0} to {now.Values[i]:N0}; if that is meant, run '{Remake}'."
                    );
                }
            }
        }

        foreach (string path in budgets.Keys.Where(path => isWhole && counted.All(one => one.Path != path)))
        {
            moved.Add($"{path}: has a budget but is no hot path any more; '{Remake}' takes it out.");
        }

        return moved.ToImmutable();
    }

    private static long Count(JsonProperty path, string name, string file)
    {
        JsonElement value = Require(path.Value, name, $"{file}: {path.Name}");
        return value.TryGetInt64(out long count) && count >= 0
            ? count
            : throw new InvalidInputException(
                $"{file}: {path.Name}: '{name}' is {value.GetRawText()}; expected a whole number, 0 or more."
            );
    }

    private static JsonElement Require(JsonElement element, string key, string where) =>
        element.TryGetProperty(key, out JsonElement value)
            ? value
            : throw new InvalidInputException($"{where}: the key '{key}' is missing; '{Remake}' writes the file anew.");
}
