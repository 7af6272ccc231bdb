using System.Numerics;
using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>Finds the smallest and largest value of a column chunk in the order the format prescribes.</summary>
internal static class StatisticsFinder
{
    /// <summary>Whole numbers and instants, by value.</summary>
    public static ColumnStatistics OfWholeNumbers<T>(ReadOnlySpan<T> present, int nullCount)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (present.IsEmpty)
        {
            return new ColumnStatistics(nullCount, NanCount: null, Min: null, Max: null);
        }

        (T min, T max) = (present[0], present[0]);
        foreach (T value in present)
        {
            min = T.Min(min, value);
            max = T.Max(max, value);
        }

        return new ColumnStatistics(nullCount, NanCount: null, Bytes(min), Bytes(max));
    }

    /// <summary>Numbers by value; those that are not a number are counted apart, and a zero bound covers both zeros.</summary>
    public static ColumnStatistics OfDoubles(ReadOnlySpan<double> present, int nullCount)
    {
        int nanCount = 0;
        (double min, double max) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (double value in present)
        {
            if (double.IsNaN(value))
            {
                nanCount++;
                continue;
            }

            min = value < min ? value : min;
            max = value > max ? value : max;
        }

        if (nanCount == present.Length)
        {
            return new ColumnStatistics(nullCount, nanCount, Min: null, Max: null);
        }

        min = min == 0 ? -0.0 : min;
        max = max == 0 ? 0.0 : max;
        return new ColumnStatistics(nullCount, nanCount, Bytes(min), Bytes(max));
    }

    /// <summary>False comes before true.</summary>
    public static ColumnStatistics OfBooleans(ReadOnlySpan<bool> present, int nullCount) =>
        present.IsEmpty
            ? new ColumnStatistics(nullCount, NanCount: null, Min: null, Max: null)
            : new ColumnStatistics(
                nullCount,
                NanCount: null,
                Bytes(!present.Contains(false)),
                Bytes(present.Contains(true))
            );

    private static byte[] Bytes<T>(T value)
        where T : unmanaged => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)).ToArray();
}
