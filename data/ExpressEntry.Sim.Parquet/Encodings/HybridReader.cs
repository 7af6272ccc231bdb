using System.Buffers.Binary;
using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>
/// Reads numbers stored as runs of two kinds: one value many times, or groups of eight packed bit by bit. Reading a few at a
/// time keeps a run that claims a billion values from taking room for them.
/// </summary>
/// <remarks>Source: the format's "run length encoding / bit-packing hybrid".</remarks>
internal sealed class HybridReader
{
    private readonly ArraySegment<byte> _bytes;
    private readonly int _bitWidth;
    private readonly PagePlace _place;
    private int _position;

    /// <summary>Values left of the run, of whichever kind.</summary>
    private long _left;
    private bool _isPacked;
    private int _repeated;

    /// <summary>The next packed value's first bit, counted from the start of the bytes.</summary>
    private long _bit;

    /// <summary>Starts at the first run.</summary>
    /// <param name="bytes">The runs.</param>
    /// <param name="bitWidth">Bits of a value, 0 to 32.</param>
    /// <param name="place">The page, for messages.</param>
    public HybridReader(ArraySegment<byte> bytes, int bitWidth, PagePlace place) =>
        (_bytes, _bitWidth, _place) = (bytes, bitWidth, place);

    /// <summary>Reads the next values, as many as the span holds.</summary>
    /// <exception cref="ParquetFormatException">The runs end first.</exception>
    public void Read(Span<int> values)
    {
        while (!values.IsEmpty)
        {
            if (_left == 0)
            {
                StartRun();
                continue;
            }

            int count = (int)Math.Min(values.Length, _left);
            if (_isPacked)
            {
                BitPacking.Unpack(_bytes, _bit, _bitWidth, values[..count]);
                _bit += (long)count * _bitWidth;
            }
            else
            {
                values[..count].Fill(_repeated);
            }

            _left -= count;
            values = values[count..];
        }
    }

    private void StartRun()
    {
        uint header = NextVarint();
        _isPacked = (header & 1) != 0;
        _left = header >> 1;
        if (!_isPacked)
        {
            _repeated = NextRepeated();
            return;
        }

        // The last run may be cut after its last real value.
        long bytesLeft = _bytes.Count - _position;
        long bytes = Math.Min(_left * _bitWidth, bytesLeft);
        _bit = _position * 8L;
        _left = _bitWidth == 0 ? _left * 8 : Math.Min(_left * 8, bytes * 8 / _bitWidth);
        _position += (int)bytes;
    }

    private int NextRepeated()
    {
        int length = (_bitWidth + 7) / 8;
        if (length > _bytes.Count - _position)
        {
            throw RanOut();
        }

        Span<byte> value = stackalloc byte[sizeof(int)];
        value.Clear();
        _bytes.AsSpan(_position, length).CopyTo(value);
        _position += length;
        return BinaryPrimitives.ReadInt32LittleEndian(value);
    }

    private uint NextVarint()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            if (_position == _bytes.Count)
            {
                throw RanOut();
            }

            byte next = _bytes[_position++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw _place.Error("the length of a run takes more than 5 bytes");
    }

    private ParquetFormatException RanOut() =>
        _place.Error($"the {_bytes.Count:N0} bytes of runs end before the values the page claims");
}
