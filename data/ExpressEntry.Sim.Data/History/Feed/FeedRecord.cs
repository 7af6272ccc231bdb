using System.Collections.Frozen;
using System.Text.Json;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>One record of the feed: its known fields as clean text, and where to report what is odd about them.</summary>
internal sealed class FeedRecord
{
    /// <summary>The keys of the feed as published.</summary>
    public static readonly string[] Keys =
    [
        "drawNumber",
        "drawNumberURL",
        "drawDate",
        "drawDateFull",
        "drawName",
        "drawSize",
        "drawCRS",
        "mitext",
        "DrawText1",
        "drawText2",
        "drawDateTime",
        "drawCutOff",
        "drawDistributionAsOn",
        .. Enumerable.Range(1, FeedBands.Count).Select(i => $"dd{i}"),
    ];

    // Links to pages: markup is what they are, and nothing but the number is read from them.
    private static readonly FrozenSet<string> LinkKeys = new[] { "drawNumberURL", "mitext", "DrawText1" }.ToFrozenSet();

    private static readonly FrozenDictionary<string, string> KnownKeys = Keys.ToFrozenDictionary(
        key => key,
        StringComparer.OrdinalIgnoreCase
    );

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private FeedRecord(FeedLog log, string place) => (Log, Place) = (log, place);

    /// <summary>Where rules are reported.</summary>
    public FeedLog Log { get; }

    /// <summary>The record in reports: <c>round 430</c>, or <c>record 17</c> where it has no number.</summary>
    public string Place { get; set; }

    /// <summary>Reads a JSON object.</summary>
    public static FeedRecord Read(JsonElement element, int index, FeedLog log)
    {
        string? number = element.TryGetProperty("drawNumber", out JsonElement found) ? TextOf(found) : null;
        bool isShort = number is { Length: > 0 and <= 12 };
        var record = new FeedRecord(log, isShort ? $"round {number!.Trim()}" : $"record {index}");
        foreach (JsonProperty property in element.EnumerateObject())
        {
            record.Add(property);
        }

        foreach (string key in Keys)
        {
            if (!record._fields.ContainsKey(key))
            {
                log.Report(FeedRules.AbsentKey, record.Place, key);
            }
        }

        return record;
    }

    /// <summary>A field's clean text; empty where it is absent or unreadable.</summary>
    public string this[string key] => _fields.GetValueOrDefault(key, "");

    /// <summary>A field as a whole number; null where it is empty, unreadable or out of range.</summary>
    /// <param name="key">The field.</param>
    /// <param name="min">Lowest value that makes sense.</param>
    /// <param name="max">Highest value that makes sense.</param>
    /// <param name="what">The figure's name in a note.</param>
    /// <param name="notes">Gets a note where the figure is null.</param>
    public int? WholeNumber(string key, int min, int max, string what, List<string> notes)
    {
        string text = this[key];
        int? value = FeedNumbers.Read(text, min, max, out FeedRule? fired);
        if (fired is not null)
        {
            Log.Report(text.Length == 0 ? FeedRules.FigureAbsent : fired, Place, key);
        }

        if (value is null)
        {
            notes.Add(
                text.Length == 0 ? $"{what} not published" : $"{what} published as {FeedText.Quote(text)}, unreadable"
            );
        }

        return value;
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }

    private void Add(JsonProperty property)
    {
        string name = NameOf(property);
        if (!KnownKeys.TryGetValue(name, out string? key))
        {
            Log.Report(FeedRules.UnknownKey, Place, FeedText.Quote(name));
            return;
        }

        if (name != key)
        {
            Log.Report(FeedRules.KeyCase, Place, key);
        }

        if (_fields.ContainsKey(key))
        {
            Log.Report(FeedRules.RepeatedKey, Place, key);
        }

        _fields[key] = ReadValue(property.Value, key);
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    private string ReadValue(JsonElement value, string key)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Log.Report(FeedRules.AbsentKey, Place, key);
            return "";
        }

        if (value.ValueKind == JsonValueKind.Number)
        {
            Log.Report(FeedRules.JsonNumber, Place, key);
        }

        if (TextOf(value) is not { } raw)
        {
            Log.Report(value.ValueKind == JsonValueKind.String ? FeedRules.BrokenText : FeedRules.NotText, Place, key);
            return "";
        }

        return LinkKeys.Contains(key) ? raw : FeedText.Clean(raw, Log, Place, key);
    }
}
