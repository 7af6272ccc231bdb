using System.Buffers.Binary;
using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Reads texts stored one after the other, each as four bytes with its length and then UTF-8.</summary>
internal sealed class PlainTextReader(ArraySegment<byte> bytes, PagePlace place) : ValueReader<string?>
{
    private int _position;

    public override void Read(Span<string?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> left = bytes.AsSpan(_position);
            uint length = left.Length >= sizeof(int) ? BinaryPrimitives.ReadUInt32LittleEndian(left) : uint.MaxValue;
            if (length > left.Length - sizeof(int))
            {
                throw place.Error($"a text at byte {_position:N0} of the page does not fit its {bytes.Count:N0} bytes");
            }

            values[i] = Utf8Text.Decode(left.Slice(sizeof(int), (int)length), place);
            _position += sizeof(int) + (int)length;
        }
    }

    public override void RequireEnd()
    {
        if (_position != bytes.Count)
        {
            throw place.Error($"{bytes.Count - _position:N0} bytes are left after the texts the page claims");
        }
    }
}
