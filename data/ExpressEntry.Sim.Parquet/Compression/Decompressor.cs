using System.Buffers;
using System.IO.Compression;
using ExpressEntry.Sim.Parquet.Footer;
using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Compression;

/// <summary>Decompresses pages whose claimed length may be a lie.</summary>
internal static class Decompressor
{
    /// <summary>A Snappy copy of three bytes makes at most 64.</summary>
    private const int MaxSnappyRatio = 22;

    /// <summary>Deflate makes at most 1,032 bytes of one.</summary>
    private const int MaxDeflateRatio = 1032;

    /// <summary>Brotli has no such bound, so its room starts at this and doubles as bytes really come.</summary>
    private const int FirstBrotliRoom = 1 << 16;

    /// <summary>Says whether pages of a codec can be read.</summary>
    public static bool Reads(int codec) => codec is 0 or 1 or 2 or 4;

    /// <summary>Decompresses one page.</summary>
    /// <param name="codec">Any that is read, except none.</param>
    /// <param name="source">The compressed bytes.</param>
    /// <param name="length">Bytes the page claims to have, within the limits; it must have exactly these.</param>
    /// <param name="room">The reader's buffer, replaced when it is too small.</param>
    /// <param name="place">The page, for messages.</param>
    public static ArraySegment<byte> Decompress(
        ParquetCodec codec,
        ArraySegment<byte> source,
        int length,
        ref byte[] room,
        PagePlace place
    )
    {
        // A page of missing values alone may store no bytes at all.
        if (length == 0 && source.Count == 0)
        {
            return ArraySegment<byte>.Empty;
        }

        bool isExact = codec switch
        {
            ParquetCodec.Snappy => TrySnappy(source, length, ref room),
            ParquetCodec.Gzip => TryGzip(source, length, ref room),
            ParquetCodec.Brotli => TryBrotli(source, length, ref room),
            _ => throw place.Error($"pages compressed with {FormatNames.Codec((int)codec)} are not read"),
        };
        return isExact
            ? new ArraySegment<byte>(room, 0, length)
            : throw place.Error(
                $"{source.Count:N0} bytes do not decompress ({FormatNames.Codec((int)codec)}) to the {length:N0} the page claims"
            );
    }

    private static bool TrySnappy(ArraySegment<byte> source, int length, ref byte[] room)
    {
        if (length > (long)source.Count * MaxSnappyRatio)
        {
            return false;
        }

        EnsureRoom(ref room, length);
        return SnappyDecoder.TryDecompress(source, room.AsSpan(0, length));
    }

    private static bool TryGzip(ArraySegment<byte> source, int length, ref byte[] room)
    {
        if (length > (long)source.Count * MaxDeflateRatio)
        {
            return false;
        }

        EnsureRoom(ref room, length);
        try
        {
            using MemoryStream compressed = new(source.Array!, source.Offset, source.Count, writable: false);
            using GZipStream gzip = new(compressed, CompressionMode.Decompress);
            return gzip.ReadAtLeast(room.AsSpan(0, length), length, throwOnEndOfStream: false) == length
                && gzip.ReadByte() == -1;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool TryBrotli(ReadOnlySpan<byte> source, int length, ref byte[] room)
    {
        EnsureRoom(ref room, Math.Min(length, FirstBrotliRoom));
        using BrotliDecoder decoder = default;
        int written = 0;
        while (true)
        {
            Span<byte> free = room.AsSpan(written, Math.Min(room.Length, length) - written);
            OperationStatus status = decoder.Decompress(source, free, out int consumed, out int more);
            source = source[consumed..];
            written += more;
            switch (status)
            {
                case OperationStatus.Done:
                    return written == length && source.IsEmpty;
                case OperationStatus.DestinationTooSmall when room.Length < length:
                    Array.Resize(ref room, (int)Math.Min(length, room.Length * 2L));
                    break;
                default:
                    return false;
            }
        }
    }

    private static void EnsureRoom(ref byte[] room, int length)
    {
        if (room.Length < length)
        {
            room = new byte[length];
        }
    }
}
