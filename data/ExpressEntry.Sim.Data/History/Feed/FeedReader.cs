using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Reads the government's feed of rounds as it is published.</summary>
/// <remarks>
/// The feed is a JSON object <c>{"rounds":[{"drawNumber":…,"drawDate":…,…,"dd18":…}]}</c> written by people: every field
/// is a text, in many spellings. What cannot be read becomes null with a note; every departure is counted under a named
/// rule (<see cref="FeedRules"/>). The order of the records does not matter.
/// </remarks>
public static class FeedReader
{
    /// <summary>Reads a feed from a file.</summary>
    /// <param name="path">At most <see cref="FeedFile.MaxBytes"/> bytes of JSON.</param>
    /// <returns>Its rounds and snapshots, and the rules that fired.</returns>
    /// <exception cref="InvalidInputException">It is no feed; the message names file, line and byte.</exception>
    public static FeedReading ReadFile(string path) => Read(FeedFile.ReadBytes(path), path);

    /// <summary>Reads a feed.</summary>
    /// <param name="bytes">UTF-8 JSON.</param>
    /// <param name="name">Its name in messages, and the source of the history.</param>
    /// <returns>Its rounds and snapshots, and the rules that fired.</returns>
    /// <exception cref="InvalidInputException">It is no feed; the message names line and byte.</exception>
    public static FeedReading Read(byte[] bytes, string name)
    {
        var log = new FeedLog();
        using JsonDocument document = FeedFile.Parse(bytes, name);
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (!property.NameEquals("rounds"))
            {
                log.Report(FeedRules.UnknownFileKey, name);
            }
        }

        JsonElement records = document.RootElement.GetProperty("rounds");
        List<FeedEntry> entries = [];
        int index = 0;
        foreach (JsonElement record in records.EnumerateArray())
        {
            index++;
            if (record.ValueKind != JsonValueKind.Object)
            {
                log.Report(FeedRules.NoObject, $"record {index}");
                continue;
            }

            if (FeedRound.Read(FeedRecord.Read(record, index, log)) is { } entry)
            {
                entries.Add(entry);
            }
        }

        entries = FeedDuplicates.Resolve(entries, log);
        ImmutableArray<PoolSnapshot> snapshots = FeedSnapshots.Collect(entries, log);
        ImmutableArray<FeedRuleCount> rules = log.Counts();
        return new FeedReading(
            new PublishedHistory(name, [.. entries.Select(entry => entry.Round)], snapshots, [.. Warnings(rules)]),
            index,
            rules,
            Convert.ToHexStringLower(SHA256.HashData(bytes))
        );
    }

    private static IEnumerable<string> Warnings(ImmutableArray<FeedRuleCount> rules)
    {
        const int placesShown = 3;
        foreach (FeedRuleCount fired in rules.Where(rule => rule.Count > 0 && FeedRules.Warned.Contains(rule.Rule)))
        {
            string places = string.Join(", ", fired.Places.Take(placesShown));
            string more = fired.Count > placesShown ? $" and {fired.Count - placesShown} more" : "";
            yield return $"{fired.Rule.Id}: {places}{more}. {fired.Rule.Description}";
        }
    }
}
