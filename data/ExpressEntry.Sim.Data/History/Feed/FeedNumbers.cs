using System.Globalization;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Reads whole numbers as the feed spells them.</summary>
internal static class FeedNumbers
{
    /// <summary>Reads a whole number with or without separators between groups of three digits.</summary>
    /// <param name="text">Cleaned text, for example <c>5,000</c>, <c>5 000</c> or <c>5000</c>.</param>
    /// <param name="min">Lowest value that makes sense.</param>
    /// <param name="max">Highest value that makes sense.</param>
    /// <param name="fired">The rule that fired, or null for plain digits.</param>
    /// <returns>The number, or null where it is unreadable or out of range.</returns>
    public static int? Read(string text, int min, int max, out FeedRule? fired)
    {
        fired = null;
        string digits = text;
        if (text.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            digits = Ungroup(text, out bool hasComma) ?? "";
            fired = hasComma ? FeedRules.ThousandsComma : FeedRules.ThousandsSpace;
        }

        if (digits.Length == 0)
        {
            fired = FeedRules.UnreadableNumber;
            return null;
        }

        if (
            !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            || value < min
            || value > max
        )
        {
            fired = FeedRules.NumberOutOfRange;
            return null;
        }

        return (int)value;
    }

    // One kind of separator, groups of exactly three: "12,88" could be anything and stays unread.
    private static string? Ungroup(string text, out bool hasComma)
    {
        hasComma = text.Contains(',', StringComparison.Ordinal);
        string tight = hasComma ? text.Replace(", ", ",", StringComparison.Ordinal) : text;
        char separator =
            hasComma ? ','
            : text.Contains('\'', StringComparison.Ordinal) ? '\''
            : text.Contains('\u2019', StringComparison.Ordinal) ? '\u2019'
            : ' ';
        string[] groups = tight.Split(separator);
        for (int i = 0; i < groups.Length; i++)
        {
            bool isRightLength = i == 0 ? groups[i].Length is >= 1 and <= 3 : groups[i].Length == 3;
            if (!isRightLength || groups[i].AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
            {
                return null;
            }
        }

        return string.Concat(groups);
    }
}
