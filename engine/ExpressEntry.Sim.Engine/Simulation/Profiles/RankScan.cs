using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Finds the rows of those a round reaches: standing at the bar or above it, and in the round's group.</summary>
internal static class RankScan
{
    /// <summary>Lists the rows in order.</summary>
    /// <param name="standings">One a row; 0 for whoever is not in the pool.</param>
    /// <param name="groups">One a row, a bit a group.</param>
    /// <param name="bar">The lowest standing reached, 1 or more.</param>
    /// <param name="group">The bits of which a row needs one.</param>
    /// <param name="rows">Gets the row numbers; as long as the most there can be.</param>
    /// <param name="width">Of the vectors.</param>
    /// <returns>How many there are.</returns>
    public static int Find(
        ReadOnlySpan<ushort> standings,
        ReadOnlySpan<ushort> groups,
        ushort bar,
        ushort group,
        Span<int> rows,
        VectorWidth width
    )
    {
        ref ushort standing = ref MemoryMarshal.GetReference(standings);
        ref ushort bits = ref MemoryMarshal.GetReference(groups);
        int found = 0;
        int row = 0;
        switch (width)
        {
            case VectorWidth.Bits512:
                for (; row <= standings.Length - Vector512<ushort>.Count; row += Vector512<ushort>.Count)
                {
                    Vector512<ushort> isAbove = Vector512.GreaterThanOrEqual(
                        Vector512.LoadUnsafe(ref standing, (nuint)row),
                        Vector512.Create(bar)
                    );
                    Vector512<ushort> member =
                        isAbove & Vector512.LoadUnsafe(ref bits, (nuint)row) & Vector512.Create(group);
                    if (member != Vector512<ushort>.Zero)
                    {
                        uint isOut = (uint)Vector512.Equals(member, Vector512<ushort>.Zero).ExtractMostSignificantBits();
                        found = Append(~isOut, row, rows, found);
                    }
                }

                break;
            case VectorWidth.Bits256:
                for (; row <= standings.Length - Vector256<ushort>.Count; row += Vector256<ushort>.Count)
                {
                    Vector256<ushort> isAbove = Vector256.GreaterThanOrEqual(
                        Vector256.LoadUnsafe(ref standing, (nuint)row),
                        Vector256.Create(bar)
                    );
                    Vector256<ushort> member =
                        isAbove & Vector256.LoadUnsafe(ref bits, (nuint)row) & Vector256.Create(group);
                    if (member != Vector256<ushort>.Zero)
                    {
                        uint isOut = Vector256.Equals(member, Vector256<ushort>.Zero).ExtractMostSignificantBits();
                        found = Append(~isOut & 0xFFFF, row, rows, found);
                    }
                }

                break;
            case VectorWidth.Bits128:
                for (; row <= standings.Length - Vector128<ushort>.Count; row += Vector128<ushort>.Count)
                {
                    Vector128<ushort> isAbove = Vector128.GreaterThanOrEqual(
                        Vector128.LoadUnsafe(ref standing, (nuint)row),
                        Vector128.Create(bar)
                    );
                    Vector128<ushort> member =
                        isAbove & Vector128.LoadUnsafe(ref bits, (nuint)row) & Vector128.Create(group);
                    if (member != Vector128<ushort>.Zero)
                    {
                        uint isOut = Vector128.Equals(member, Vector128<ushort>.Zero).ExtractMostSignificantBits();
                        found = Append(~isOut & 0xFF, row, rows, found);
                    }
                }

                break;
        }

        for (; row < standings.Length; row++)
        {
            if (standings[row] >= bar && (groups[row] & group) != 0)
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
