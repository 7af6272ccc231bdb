using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Pools;

namespace ExpressEntry.Sim.Engine.Ranking;

/// <summary>The rows of the profiles a round ranks, in order: <c>foreach (int row in new RankedRows(groups, group))</c>.</summary>
/// <remarks>
/// Most rows are not ranked (few are in a category), so 16 are asked at once and only the hits are visited. Against a test of
/// each row: <c>RoundSelectorBenchmarks</c>. Without vectors of 512 bits the framework runs the same lanes in halves.
/// </remarks>
internal ref struct RankedRows
{
    private readonly ReadOnlySpan<uint> _groups;
    private readonly uint _mask;
    private int _block; // first row of the lanes in _hits
    private int _next; // first row not asked yet
    private ulong _hits; // one bit a lane that is left to visit

    /// <summary>Enumerates the ranked rows of a pool.</summary>
    /// <param name="groups">The pool's groups, one a row.</param>
    /// <param name="group">Whom the round ranks.</param>
    public RankedRows(ReadOnlySpan<uint> groups, GroupSet group)
    {
        _groups = groups;
        _mask = group.Bits;
    }

    /// <summary>The row found by the last <see cref="MoveNext"/>.</summary>
    public readonly int Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _block + BitOperations.TrailingZeroCount(_hits);
    }

    /// <summary>This enumerator.</summary>
    /// <returns>A copy at the first row.</returns>
    public readonly RankedRows GetEnumerator() => this;

    /// <summary>Goes to the next ranked row.</summary>
    /// <returns>False where there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        _hits &= _hits - 1; // the lowest bit was Current; 0 stays 0
        return _hits != 0 || FindBlock();
    }

    // Asks the next rows, 16 at a time and the last few one by one, until some are ranked.
    private bool FindBlock()
    {
        Vector512<uint> mask = Vector512.Create(_mask);
        ref uint groups = ref MemoryMarshal.GetReference(_groups);
        while (_next <= _groups.Length - Vector512<uint>.Count)
        {
            Vector512<uint> members = Vector512.LoadUnsafe(ref groups, (nuint)_next) & mask;
            _block = _next;
            _next += Vector512<uint>.Count;
            if (members != Vector512<uint>.Zero)
            {
                _hits = ~Vector512.Equals(members, Vector512<uint>.Zero).ExtractMostSignificantBits() & 0xFFFF;
                return true;
            }
        }

        while (_next < _groups.Length)
        {
            _block = _next++;
            if ((_groups[_block] & _mask) != 0)
            {
                _hits = 1;
                return true;
            }
        }

        return false;
    }
}
