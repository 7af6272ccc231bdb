using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Counting;
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
        WorkCounters.Touched(words.Length);
        ref uint word = ref MemoryMarshal.GetReference(words);
        int found = 0;
        int row = 0;
        switch (width)
        {
            case VectorWidth.Bits512:
                // Four vectors a test: most rows are not reached, and a test costs as much as a load.
                Vector512<uint> bars = Vector512.Create(bar);
                Vector512<uint> masks = Vector512.Create(mask);
                for (; row <= words.Length - (4 * Vector512<uint>.Count); row += 4 * Vector512<uint>.Count)
                {
                    Vector512<uint> members0 = MembersOf(ref word, row, bars, masks);
                    Vector512<uint> members1 = MembersOf(ref word, row + 16, bars, masks);
                    Vector512<uint> members2 = MembersOf(ref word, row + 32, bars, masks);
                    Vector512<uint> members3 = MembersOf(ref word, row + 48, bars, masks);
                    if ((members0 | members1 | members2 | members3) != Vector512<uint>.Zero)
                    {
                        ulong hits =
                            HitsOf(members0)
                            | (HitsOf(members1) << 16)
                            | (HitsOf(members2) << 32)
                            | (HitsOf(members3) << 48);
                        found = Append(hits, row, rows, found);
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

    private static Vector512<uint> MembersOf(ref uint word, int row, Vector512<uint> bars, Vector512<uint> masks)
    {
        Vector512<uint> here = Vector512.LoadUnsafe(ref word, (nuint)row);
        return Vector512.GreaterThanOrEqual(here, bars) & here & masks;
    }

    private static ulong HitsOf(Vector512<uint> members) =>
        ~Vector512.Equals(members, Vector512<uint>.Zero).ExtractMostSignificantBits() & 0xFFFF;

    private static int Append(ulong hits, int row, Span<int> rows, int found)
    {
        for (; hits != 0; hits &= hits - 1)
        {
            rows[found++] = row + BitOperations.TrailingZeroCount(hits);
        }

        return found;
    }
}
