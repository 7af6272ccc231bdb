using System.Text;
using System.Text.Json;

namespace ExpressEntry.Sim.TestSupport;

/// <summary>Makes small feeds in the government's shape, with figures of our own.</summary>
public static class FeedFixture
{
    /// <summary>A clean record; <paramref name="changes"/> replace fields, a null value takes the key out.</summary>
    public static Dictionary<string, object?> Record(string number, params (string Key, object? Value)[] changes)
    {
        var record = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["drawNumber"] = number,
            ["drawNumberURL"] = $"<a href='/en/rounds.html?q={number}'>{number}</a>",
            ["drawDate"] = "2027-03-09",
            ["drawDateFull"] = "March 9, 2027",
            ["drawName"] = "Canadian Experience Class",
            ["drawSize"] = "2,500",
            ["drawCRS"] = "511",
            ["mitext"] = $"<a href='/en/rounds.html?q={number}'>Round #{number}</a>",
            ["DrawText1"] = "<a href='/en/rounds.html'>See full text</a>",
            ["drawText2"] = "Canadian Experience Class",
            ["drawDateTime"] = "March 9, 2027 at 14:05:06 UTC",
            ["drawCutOff"] = "January 02, 2027 at 03:04:05 UTC",
            ["drawDistributionAsOn"] = "March 7, 2027",
        };
        string[] bands =
        [
            "500",
            "20,000",
            "15",
            "1",
            "2",
            "3",
            "4",
            "5",
            "150",
            "10",
            "20",
            "30",
            "40",
            "50",
            "1,000",
            "2,000",
            "3,000",
            "26,665",
        ];
        for (int i = 0; i < bands.Length; i++)
        {
            record[$"dd{i + 1}"] = bands[i];
        }

        foreach ((string key, object? value) in changes)
        {
            if (value is null)
            {
                record.Remove(key);
            }
            else
            {
                record[key] = value;
            }
        }

        return record;
    }

    /// <summary>The dd figures as zeros, as in records without a snapshot.</summary>
    public static (string Key, object? Value)[] ZeroBands() =>
        [.. Enumerable.Range(1, 18).Select(i => ($"dd{i}", (object?)"0"))];

    /// <summary>A feed of records, as UTF-8 JSON.</summary>
    public static byte[] Feed(params object[] records) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>(StringComparer.Ordinal) { ["rounds"] = records });

    /// <summary>A feed as text.</summary>
    public static string FeedText(params object[] records) => Encoding.UTF8.GetString(Feed(records));
}
