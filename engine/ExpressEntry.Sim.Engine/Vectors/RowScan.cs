using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Counting;

namespace ExpressEntry.Sim.Engine.Vectors;

/// <summary>Finds the rows of a column of scores that reach a bar.</summary>
internal static class RowScan
{
    /// <summary>Lists the rows whose score is the bar or more, in order.</summary>
    /// <param name="scores">One a row.</param>
    /// <param name="bar">1 or more.</param>
    /// <param name="rows">Gets the row numbers; as long as <paramref name="scores"/>.</param>
    /// <param name="width">Of the vectors.</param>
    /// <returns>How many there are.</returns>
    public static int AtLeast(ReadOnlySpan<ushort> scores, ushort bar, Span<int> rows, VectorWidth width)
    {
        WorkCounters.Touched(scores.Length);
        ref ushort first = ref MemoryMarshal.GetReference(scores);
        int found = 0;
        int row = 0;
        // A lane that reaches the bar turns all ones; one mask bit a row is left to visit.
        switch (width)
        {
            case VectorWidth.Bits512:
                for (; row <= scores.Length - Vector512<ushort>.Count; row += Vector512<ushort>.Count)
                {
                    ulong reached = Vector512
                        .GreaterThanOrEqual(Vector512.LoadUnsafe(ref first, (nuint)row), Vector512.Create(bar))
                        .ExtractMostSignificantBits();
                    found = Append(reached, row, rows, found);
                }

                break;
            case VectorWidth.Bits256:
                for (; row <= scores.Length - Vector256<ushort>.Count; row += Vector256<ushort>.Count)
                {
                    ulong reached = Vector256
                        .GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, (nuint)row), Vector256.Create(bar))
                        .ExtractMostSignificantBits();
                    found = Append(reached, row, rows, found);
                }

                break;
            case VectorWidth.Bits128:
                for (; row <= scores.Length - Vector128<ushort>.Count; row += Vector128<ushort>.Count)
                {
                    ulong reached = Vector128
                        .GreaterThanOrEqual(Vector128.LoadUnsafe(ref first, (nuint)row), Vector128.Create(bar))
                        .ExtractMostSignificantBits();
                    found = Append(reached, row, rows, found);
                }

                break;
        }

        for (; row < scores.Length; row++)
        {
            if (scores[row] >= bar)
            {
                rows[found++] = row;
            }
        }

        return found;
    }

    private static int Append(ulong reached, int row, Span<int> rows, int found)
    {
        for (; reached != 0; reached &= reached - 1)
        {
            rows[found++] = row + BitOperations.TrailingZeroCount(reached);
        }

        return found;
    }
}
