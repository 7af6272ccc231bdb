using System.IO.Compression;
using ExpressEntry.Sim.Parquet.Writing;

namespace ExpressEntry.Sim.Parquet.Compression;

/// <summary>Compresses pages for writing.</summary>
internal static class Compressor
{
    /// <summary>Of 0 to 11: on 600,000 rounds 2 to 4 take off another 1 to 4 % at 1.5 to 2 times the time to write.</summary>
    private const int BrotliQuality = 1;

    /// <summary>A window of 4 MB: a page fits it with room to spare.</summary>
    private const int BrotliWindowBits = 22;

    /// <summary>Says whether pages can be written with a codec.</summary>
    public static bool Writes(ParquetCodec codec) =>
        codec is ParquetCodec.Uncompressed or ParquetCodec.Gzip or ParquetCodec.Brotli;

    /// <summary>Compresses some bytes.</summary>
    /// <param name="codec">One that is written.</param>
    /// <param name="source">The bytes.</param>
    /// <param name="room">Cleared and used for the result.</param>
    /// <returns>The compressed bytes, in the room; without a codec the source itself.</returns>
    public static ReadOnlySpan<byte> Compress(ParquetCodec codec, ReadOnlySpan<byte> source, ByteBuffer room)
    {
        room.Clear();
        switch (codec)
        {
            case ParquetCodec.Brotli:
                CompressBrotli(source, room);
                return room.Written;
            case ParquetCodec.Gzip:
                CompressGzip(source, room);
                return room.Written;
            default:
                return source;
        }
    }

    private static void CompressBrotli(ReadOnlySpan<byte> source, ByteBuffer output)
    {
        Span<byte> room = output.Reserve(BrotliEncoder.GetMaxCompressedLength(source.Length));
        if (!BrotliEncoder.TryCompress(source, room, out int written, BrotliQuality, BrotliWindowBits))
        {
            throw new InvalidOperationException($"Brotli needed more than its stated most for {source.Length:N0} bytes.");
        }

        output.Advance(written);
    }

    private static void CompressGzip(ReadOnlySpan<byte> source, ByteBuffer output)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(source);
        }

        output.Add(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
    }
}
