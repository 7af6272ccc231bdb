namespace ExpressEntry.Sim.Parquet.Compression;

/// <summary>Decompresses a Snappy block: literals, and copies of bytes already written.</summary>
/// <remarks>Source: the Snappy format description. Every length and offset is checked before a byte is moved.</remarks>
internal static class SnappyDecoder
{
    /// <summary>Decompresses into a span of exactly the block's length.</summary>
    /// <returns>False when the block is damaged or has another length.</returns>
    public static bool TryDecompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (!TryReadLength(ref source, out uint length) || length != destination.Length)
        {
            return false;
        }

        int written = 0;
        while (!source.IsEmpty)
        {
            int tag = source[0];
            source = source[1..];
            bool isSound =
                (tag & 3) == 0
                    ? TryLiteral(tag, ref source, destination, ref written)
                    : TryCopy(tag, ref source, destination, ref written);
            if (!isSound)
            {
                return false;
            }
        }

        return written == destination.Length;
    }

    private static bool TryReadLength(ref ReadOnlySpan<byte> source, out uint length)
    {
        length = 0;
        for (int i = 0; i < 5 && i < source.Length; i++)
        {
            length |= (uint)(source[i] & 0x7F) << (7 * i);
            if (source[i] < 0x80)
            {
                source = source[(i + 1)..];
                return true;
            }
        }

        return false;
    }

    /// <summary>A tag says the length less one in six bits; 60 to 63 say that 1 to 4 bytes after it do.</summary>
    private static bool TryLiteral(int tag, ref ReadOnlySpan<byte> source, Span<byte> destination, ref int written)
    {
        uint length = (uint)tag >> 2;
        int lengthBytes = length >= 60 ? (int)length - 59 : 0;
        if (lengthBytes > source.Length)
        {
            return false;
        }

        if (lengthBytes > 0)
        {
            length = ReadLittleEndian(source, lengthBytes);
            source = source[lengthBytes..];
        }

        long count = length + 1L;
        if (count > source.Length || count > destination.Length - written)
        {
            return false;
        }

        source[..(int)count].CopyTo(destination[written..]);
        source = source[(int)count..];
        written += (int)count;
        return true;
    }

    private static bool TryCopy(int tag, ref ReadOnlySpan<byte> source, Span<byte> destination, ref int written)
    {
        int offsetBytes = (tag & 3) switch
        {
            1 => 1,
            2 => 2,
            _ => 4,
        };
        if (source.Length < offsetBytes)
        {
            return false;
        }

        uint offset = ReadLittleEndian(source, offsetBytes);
        source = source[offsetBytes..];
        int length = (tag >> 2) + 1;
        if (offsetBytes == 1)
        {
            offset |= (uint)(tag >> 5) << 8;
            length = ((tag >> 2) & 7) + 4;
        }

        if (offset == 0 || offset > written || length > destination.Length - written)
        {
            return false;
        }

        CopyWithin(destination, written - (int)offset, written, length);
        written += length;
        return true;
    }

    /// <summary>Copies within one span; where source and target overlap, the bytes just written repeat.</summary>
    private static void CopyWithin(Span<byte> span, int from, int to, int length)
    {
        int distance = to - from;
        if (distance >= length)
        {
            span.Slice(from, length).CopyTo(span[to..]);
            return;
        }

        for (int i = 0; i < length; i++)
        {
            span[to + i] = span[from + i];
        }
    }

    private static uint ReadLittleEndian(ReadOnlySpan<byte> bytes, int count)
    {
        uint value = 0;
        for (int i = 0; i < count; i++)
        {
            value |= (uint)bytes[i] << (8 * i);
        }

        return value;
    }
}
