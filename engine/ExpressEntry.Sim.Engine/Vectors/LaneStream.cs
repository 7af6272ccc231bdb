using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Vectors;

/// <summary>Eight xoshiro256++ streams side by side, one a lane, for drawing many numbers from one table.</summary>
/// <remarks>
/// Lane states are consecutive outputs of a SplitMix64 that starts from one Philox block, as the generator's authors advise for
/// seeding. The numbers are the same at every vector width: without 512 bits the framework runs the lanes in parts.
/// </remarks>
internal struct LaneStream
{
    /// <summary>Numbers a step.</summary>
    public const int Lanes = 8;

    private Vector512<ulong> _s0;
    private Vector512<ulong> _s1;
    private Vector512<ulong> _s2;
    private Vector512<ulong> _s3;

    /// <summary>Opens the streams of one key; see <see cref="RandomStream"/>.</summary>
    public LaneStream(long seed, int replication, StreamPurpose purpose, int period)
    {
        (ulong state, ulong high) = Philox.Mix(
            ((uint)replication, (uint)purpose, (uint)period, 2), // the blocks 0 and 1 are RandomStream's
            ((uint)seed, (uint)((ulong)seed >> 32))
        );
        state ^= high;
        // Lane i is the state that i more steps of the counter give: eight SplitMix64 outputs in one go.
        Vector512<ulong> counters =
            Vector512.Create(state) + (Vector512.Create(1UL, 2, 3, 4, 5, 6, 7, 8) * Vector512.Create(0x9E3779B97F4A7C15UL));
        Vector512<ulong> next = Vector512.Create(unchecked(8 * 0x9E3779B97F4A7C15UL));
        _s0 = Mix(counters);
        _s1 = Mix(counters + next);
        _s2 = Mix(counters + next + next);
        _s3 = Mix(counters + next + next + next);
    }

    /// <summary>Makes room for a packed table.</summary>
    /// <param name="cells">Words.</param>
    public static ulong[] NewTable(int cells) => GC.AllocateArray<ulong>(cells, pinned: true);

    /// <summary>64 random bits a lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<ulong> NextBits()
    {
        WorkCounters.Drawn(Lanes);
        Vector512<ulong> sum = _s0 + _s3;
        Vector512<ulong> result = ((sum << 23) | (sum >>> 41)) + _s0;
        Vector512<ulong> shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = (_s3 << 45) | (_s3 >>> 19);
        return result;
    }

    /// <summary>Draws eight outcomes of one packed alias table (<see cref="AliasTable"/>), each from 64 bits.</summary>
    /// <param name="table">One word a cell, in an array from <see cref="NewTable"/>, which the collector does not move.</param>
    /// <param name="width">512 and 256 gather four cells at a time; others read them one by one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe Vector512<ulong> DrawFrom(ReadOnlySpan<ulong> table, VectorWidth width)
    {
        Vector512<ulong> bits = NextBits();
        // The upper half chooses the cell, the lower half the side of it, as in AliasTable.Draw.
        Vector512<ulong> cells = ((bits >>> 32) * Vector512.Create((ulong)table.Length)) >>> 32;
        Vector512<ulong> words;
        if (Avx2.IsSupported && width >= VectorWidth.Bits256)
        {
            // .NET 10 has no gather of 512 bits; two of 256 serve. Pinning here would keep the call from being inlined.
            ulong* cell = (ulong*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(table));
            words = Vector512.Create(
                Avx2.GatherVector256(cell, cells.GetLower().AsInt64(), sizeof(ulong)),
                Avx2.GatherVector256(cell, cells.GetUpper().AsInt64(), sizeof(ulong))
            );
        }
        else
        {
            words = Vector512.Create(
                table[(int)cells[0]],
                table[(int)cells[1]],
                table[(int)cells[2]],
                table[(int)cells[3]],
                table[(int)cells[4]],
                table[(int)cells[5]],
                table[(int)cells[6]],
                table[(int)cells[7]]
            );
        }

        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue);
        Vector512<ulong> isOwn = Vector512.LessThan(bits & low, words >>> 32);
        return Vector512.ConditionalSelect(isOwn, cells, words & low);
    }

    private static Vector512<ulong> Mix(Vector512<ulong> z)
    {
        z = (z ^ (z >>> 30)) * Vector512.Create(0xBF58476D1CE4E5B9UL);
        z = (z ^ (z >>> 27)) * Vector512.Create(0x94D049BB133111EBUL);
        return z ^ (z >>> 31);
    }
}
