using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Ranking;

/// <summary>The rows of the profiles a round ranks, in order: <c>foreach (int row in new RankedRows(groups, group))</c>.</summary>
/// <remarks>
/// Most rows are not ranked (few are in a category), so 16 are asked at once and only the hits are visited. Against a test of
/// each row: <c>RoundSelectorBenchmarks</c>. <see cref="VectorChoice"/> says how wide the vectors are.
/// </remarks>
internal ref struct RankedRows
{
    private readonly ReadOnlySpan<uint> _groups;
    private readonly uint _mask;
    private readonly VectorWidth _width;
    private int _block; // first row of the lanes in _hits
    private int _next; // first row not asked yet
    private ulong _hits; // one bit a lane that is left to visit

    /// <summary>Enumerates the ranked rows of a pool.</summary>
    /// <param name="groups">The pool's groups, one a row.</param>
    /// <param name="group">Whom the round ranks.</param>
    public RankedRows(ReadOnlySpan<uint> groups, GroupSet group)
    {
        WorkCounters.Touched(groups.Length);
        _groups = groups;
        _mask = group.Bits;
        _width = VectorChoice.Width;
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
        ref uint groups = ref MemoryMarshal.GetReference(_groups);
        switch (_width)
        {
            case VectorWidth.Bits512:
                for (; _next <= _groups.Length - Vector512<uint>.Count; _next += Vector512<uint>.Count)
                {
                    Vector512<uint> members = Vector512.LoadUnsafe(ref groups, (nuint)_next) & Vector512.Create(_mask);
                    if (members != Vector512<uint>.Zero)
                    {
                        ulong isOut = Vector512.Equals(members, Vector512<uint>.Zero).ExtractMostSignificantBits();
                        return TakeBlock(~isOut & 0xFFFF, Vector512<uint>.Count);
                    }
                }

                break;
            case VectorWidth.Bits256:
                for (; _next <= _groups.Length - Vector256<uint>.Count; _next += Vector256<uint>.Count)
                {
                    Vector256<uint> members = Vector256.LoadUnsafe(ref groups, (nuint)_next) & Vector256.Create(_mask);
                    if (members != Vector256<uint>.Zero)
                    {
                        ulong isOut = Vector256.Equals(members, Vector256<uint>.Zero).ExtractMostSignificantBits();
                        return TakeBlock(~isOut & 0xFF, Vector256<uint>.Count);
                    }
                }

                break;
            case VectorWidth.Bits128:
                for (; _next <= _groups.Length - Vector128<uint>.Count; _next += Vector128<uint>.Count)
                {
                    Vector128<uint> members = Vector128.LoadUnsafe(ref groups, (nuint)_next) & Vector128.Create(_mask);
                    if (members != Vector128<uint>.Zero)
                    {
                        ulong isOut = Vector128.Equals(members, Vector128<uint>.Zero).ExtractMostSignificantBits();
                        return TakeBlock(~isOut & 0xF, Vector128<uint>.Count);
                    }
                }

                break;
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

    private bool TakeBlock(ulong hits, int rows)
    {
        (_block, _hits) = (_next, hits);
        _next += rows;
        return true;
    }
}
