namespace ExpressEntry.Sim.Data;

/// <summary>Finds the known word a misspelt one was probably meant to be.</summary>
public static class NearestWord
{
    private const int ShortestBeginning = 3;

    /// <summary>The known word with the fewest single-letter edits, if they are few, or the only one that begins so.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What could have been meant.</param>
    /// <returns>A known word, or null where none is near.</returns>
    public static string? Find(string word, IEnumerable<string> known)
    {
        // "ielts" for "ielts_general": many edits, and yet no doubt.
        string[] begun =
        [
            .. known.Where(candidate =>
                word.Length >= ShortestBeginning && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            ),
        ];
        if (begun.Length == 1)
        {
            return begun[0];
        }

        string? best = null;
        int fewest = Math.Max(2, word.Length / 3) + 1;
        foreach (string candidate in known)
        {
            int edits = CountEdits(word, candidate);
            if (edits < fewest)
            {
                (best, fewest) = (candidate, edits);
            }
        }

        return best;
    }

    // Levenshtein's distance, one row at a time.
    private static int CountEdits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replace = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
