using ExpressEntry.Sim.Parquet.Encodings;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>The order of texts by their UTF-8 bytes, which is the order of code points, without encoding them.</summary>
internal static class TextOrder
{
    /// <summary>Longer texts are left out of the statistics rather than cut: a cut one is no value of the column.</summary>
    public const int MaxStatisticBytes = 256;

    /// <summary>Compares two texts by code point.</summary>
    public static int Compare(string a, string b)
    {
        int same = a.AsSpan().CommonPrefixLength(b);
        return same == a.Length || same == b.Length ? a.Length.CompareTo(b.Length) : Rank(a[same]).CompareTo(Rank(b[same]));
    }

    /// <summary>Finds the smallest and largest of some texts as statistics.</summary>
    public static ColumnStatistics FindStatistics(ReadOnlySpan<string> texts, int nullCount)
    {
        string? min = null;
        string? max = null;
        foreach (string text in texts)
        {
            min = min is null || Compare(text, min) < 0 ? text : min;
            max = max is null || Compare(text, max) > 0 ? text : max;
        }

        bool isShort =
            min is not null
            && Utf8Text.Strict.GetByteCount(min) <= MaxStatisticBytes
            && Utf8Text.Strict.GetByteCount(max!) <= MaxStatisticBytes;
        return new ColumnStatistics(
            nullCount,
            NanCount: null,
            isShort ? Utf8Text.Strict.GetBytes(min!) : null,
            isShort ? Utf8Text.Strict.GetBytes(max!) : null
        );
    }

    /// <summary>Halves of a pair stand for the highest code points, but their numbers lie below U+E000 to U+FFFF.</summary>
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x1_0000 : unit;
}
