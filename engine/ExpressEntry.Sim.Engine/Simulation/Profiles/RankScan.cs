using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Finds the rows of those a round reaches: at the bar or above it, and in the round's group.</summary>
internal static class RankScan
{
    /// <summary>Lists the rows in order.</summary>
    /// <param name="words">One a row; see <see cref="RowWord"/>.</param>
    /// <param name="bar">The least word reached.</param>
    /// <param name="mask">The bits of which a word needs one.</param>
    /// <param name="rows">Gets the row numbers; as long as the most there can be.</param>
    /// <param name="width">Of the vectors.</param>
    /// <returns>How many there are.</returns>
    public static int Find(ReadOnlySpan<uint> words, uint bar, uint mask, Span<int> rows, VectorWidth width)
    {
        ref uint word = ref MemoryMarshal.GetReference(words);
        int found = 0;
        int row = 0;
        switch (width)
        {
            case VectorWidth.Bits512:
                for (; row <= words.Length - Vector512<uint>.Count; row += Vector512<uint>.Count)
                {
                    Vector512<uint> here = Vector512.LoadUnsafe(ref word, (nuint)row);
                    Vector512<uint> member =
                        Vector512.GreaterThanOrEqual(here, Vector512.Create(bar)) & here & Vector512.Create(mask);
                    if (member != Vector512<uint>.Zero)
                    {
                        ulong isOut = Vector512.Equals(member, Vector512<uint>.Zero).ExtractMostSignificantBits();
                        found = Append((uint)~isOut & 0xFFFF, row, rows, found);
                    }
                }

                break;
            case VectorWidth.Bits256:
                for (; row <= words.Length - Vector256<uint>.Count; row += Vector256<uint>.Count)
                {
                    Vector256<uint> here = Vector256.LoadUnsafe(ref word, (nuint)row);
                    Vector256<uint> member =
                        Vector256.GreaterThanOrEqual(here, Vector256.Create(bar)) & here & Vector256.Create(mask);
                    if (member != Vector256<uint>.Zero)
                    {
                        uint isOut = Vector256.Equals(member, Vector256<uint>.Zero).ExtractMostSignificantBits();
                        found = Append(~isOut & 0xFF, row, rows, found);
                    }
                }

                break;
            case VectorWidth.Bits128:
                for (; row <= words.Length - Vector128<uint>.Count; row += Vector128<uint>.Count)
                {
                    Vector128<uint> here = Vector128.LoadUnsafe(ref word, (nuint)row);
                    Vector128<uint> member =
                        Vector128.GreaterThanOrEqual(here, Vector128.Create(bar)) & here & Vector128.Create(mask);
                    if (member != Vector128<uint>.Zero)
                    {
                        uint isOut = Vector128.Equals(member, Vector128<uint>.Zero).ExtractMostSignificantBits();
                        found = Append(~isOut & 0xF, row, rows, found);
                    }
                }

                break;
        }

        for (; row < words.Length; row++)
        {
            if (words[row] >= bar && (words[row] & mask) != 0)
            {
                rows[found++] = row;
            }
        }

        return found;
    }

    private static int Append(uint hits, int row, Span<int> rows, int found)
    {
        for (; hits != 0; hits &= hits - 1)
        {
            rows[found++] = row + BitOperations.TrailingZeroCount(hits);
        }

        return found;
    }
}
