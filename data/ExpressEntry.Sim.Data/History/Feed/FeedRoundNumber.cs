using System.Globalization;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Reads a round's number, and puts numbers in order.</summary>
public static class FeedRoundNumber
{
    /// <summary>The number of a round that was published without one.</summary>
    public const string Unknown = "?";

    private const int LongestUnusual = 20;

    /// <summary>A key that orders numbers as people do: 9, 10, 91a, 91b, 92; anything else last.</summary>
    /// <param name="number">A published number.</param>
    /// <returns>The digits' value (or the largest possible) and the rest.</returns>
    public static (long Value, string Suffix) OrderKey(string number)
    {
        int digits = 0;
        while (digits < number.Length && char.IsAsciiDigit(number[digits]))
        {
            digits++;
        }

        return digits is > 0 and <= 18
            ? (long.Parse(number.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture), number[digits..])
            : (long.MaxValue, number);
    }

    internal static string Read(FeedRecord record, List<string> notes)
    {
        string published = record["drawNumber"];
        string number = published;
        if (number.Length == 0)
        {
            number = FromLinks(record);
            record.Log.Report(number.Length > 0 ? FeedRules.RoundNumberFromLink : FeedRules.NoRoundNumber, record.Place);
            if (number.Length == 0)
            {
                notes.Add("published without a number");
                return Unknown;
            }

            notes.Add("number read from the round's link");
            record.Place = $"round {number}";
        }

        string plain = number.TrimStart('#').Replace(",", "", StringComparison.Ordinal).Trim().ToLowerInvariant();
        plain = plain.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : plain;
        if (plain != number)
        {
            record.Log.Report(FeedRules.RoundNumberSpelling, record.Place);
        }

        (long value, string rest) = OrderKey(plain);
        bool isUsual = value is > 0 and < 100_000 && (rest.Length == 0 || (rest.Length == 1 && char.IsAsciiLetter(rest[0])));
        if (isUsual)
        {
            if (rest.Length > 0)
            {
                record.Log.Report(FeedRules.LetteredNumber, record.Place);
            }

            return plain;
        }

        record.Log.Report(FeedRules.UnusualRoundNumber, record.Place);
        notes.Add("an unusual round number");
        // Numbers are listed with spaces between them in the snapshots table.
        return (number.Length <= LongestUnusual ? number : number[..LongestUnusual].TrimEnd()).Replace(' ', '-');
    }

    // The link ends on ?q=430, or on -76.html in the first years.
    private static string FromLinks(FeedRecord record)
    {
        foreach (string key in (ReadOnlySpan<string>)["drawNumberURL", "mitext", "DrawText1"])
        {
            string link = record[key];
            foreach (string before in (ReadOnlySpan<string>)["?q=", "invitations-"])
            {
                int start = link.IndexOf(before, StringComparison.Ordinal);
                if (start < 0)
                {
                    continue;
                }

                string number = new([.. link.Skip(start + before.Length).TakeWhile(char.IsAsciiLetterOrDigit).Take(7)]);
                if (number.Length is > 0 and < 7 && char.IsAsciiDigit(number[0]))
                {
                    return number;
                }
            }
        }

        return "";
    }
}
