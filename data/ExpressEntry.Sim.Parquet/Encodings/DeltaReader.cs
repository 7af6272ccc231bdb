using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>
/// Reads whole numbers stored as differences: blocks of miniblocks, each with a width of its own. One value is decoded at a
/// time, so a page that claims a billion equal values takes no room for them.
/// </summary>
/// <remarks>Source: the format's DELTA_BINARY_PACKED. Sums wrap around, as the format has it.</remarks>
internal sealed class DeltaReader
{
    private const int MaxBlock = 1 << 20;
    private readonly ArraySegment<byte> _bytes;
    private readonly PagePlace _place;
    private readonly int _miniblockCount;
    private readonly int _miniblockSize;
    private int _widthsStart;
    private int _miniblock;
    private int _leftInMiniblock;
    private int _bitWidth;
    private long _bit;
    private long _smallestDelta;
    private long _value;
    private bool _isFirst = true;

    public DeltaReader(ArraySegment<byte> bytes, PagePlace place)
    {
        (_bytes, _place) = (bytes, place);
        ulong block = NextVarint();
        ulong miniblocks = NextVarint();
        ulong count = NextVarint();
        _value = NextZigZag();
        if (block is 0 or > MaxBlock || miniblocks is 0 or > 512 || block % miniblocks != 0 || block / miniblocks % 8 != 0)
        {
            throw place.Error(
                $"differences come in blocks of {block:N0} in {miniblocks:N0} parts; "
                    + $"blocks have up to {MaxBlock:N0} values, in up to 512 parts of a multiple of 8"
            );
        }

        if (count > int.MaxValue)
        {
            throw place.Error($"the page claims {count:N0} differences");
        }

        (ValueCount, Left) = ((int)count, (int)count);
        _miniblockCount = (int)miniblocks;
        _miniblockSize = (int)(block / miniblocks);
        _miniblock = _miniblockCount; // the first block is still to be opened
    }

    /// <summary>Values in all.</summary>
    public int ValueCount { get; }

    /// <summary>Values not read yet.</summary>
    public int Left { get; private set; }

    /// <summary>Bytes used, once every value is read.</summary>
    public int Position { get; private set; }

    /// <summary>Reads the next value.</summary>
    public long Next()
    {
        if (Left-- <= 0)
        {
            throw _place.Error($"the page has {ValueCount:N0} differences and claims more values");
        }

        if (_isFirst)
        {
            _isFirst = false;
            return _value;
        }

        if (_leftInMiniblock == 0)
        {
            StartMiniblock();
        }

        _leftInMiniblock--;
        ulong delta = BitPacking.UnpackOne(_bytes, _bit, _bitWidth);
        _bit += _bitWidth;
        _value = unchecked(_value + _smallestDelta + (long)delta);
        return _value;
    }

    private void StartMiniblock()
    {
        if (_miniblock == _miniblockCount)
        {
            _smallestDelta = NextZigZag();
            _widthsStart = Position;
            Position += RequireBytes(_miniblockCount);
            _miniblock = 0;
        }

        _bitWidth = _bytes[_widthsStart + _miniblock];
        if (_bitWidth > 64)
        {
            throw _place.Error($"differences have {_bitWidth} bits; 0 to 64 are possible");
        }

        _bit = Position * 8L;
        Position += RequireBytes((int)((long)_miniblockSize * _bitWidth / 8));
        _miniblock++;
        _leftInMiniblock = _miniblockSize;
    }

    private int RequireBytes(int length) =>
        length <= _bytes.Count - Position
            ? length
            : throw _place.Error($"the page's {_bytes.Count:N0} bytes end before the differences it claims");

    private long NextZigZag()
    {
        ulong raw = NextVarint();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    private ulong NextVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            RequireBytes(1);
            byte next = _bytes[Position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw _place.Error("a number takes more than 10 bytes");
    }
}
