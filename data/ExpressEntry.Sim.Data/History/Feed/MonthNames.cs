namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Months in English and French, in full or cut to three letters or more.</summary>
internal static class MonthNames
{
    private const int ShortestPrefix = 3;

    private static readonly string[] English =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    private static readonly string[] French =
    [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ];

    /// <summary>Finds the month a word names.</summary>
    /// <param name="word">Letters only, lower case, without accents.</param>
    /// <param name="spelling">The rule for an abbreviated or French name; null for a full English one.</param>
    /// <returns>1 to 12, or null where the word names no month or could name two.</returns>
    public static int? Find(string word, out FeedRule? spelling)
    {
        spelling = null;
        int english = Array.IndexOf(English, word);
        if (english >= 0)
        {
            return english + 1;
        }

        int french = Array.IndexOf(French, word);
        if (french >= 0)
        {
            spelling = FeedRules.MonthFrench;
            return french + 1;
        }

        if (word.Length < ShortestPrefix)
        {
            return null;
        }

        int found = -1;
        for (int i = 0; i < English.Length; i++)
        {
            bool isEnglish = English[i].StartsWith(word, StringComparison.Ordinal);
            if (!isEnglish && !French[i].StartsWith(word, StringComparison.Ordinal))
            {
                continue;
            }

            if (found >= 0)
            {
                return null;
            }

            found = i;
            spelling = isEnglish ? FeedRules.MonthShort : FeedRules.MonthFrench;
        }

        return found < 0 ? null : found + 1;
    }
}
