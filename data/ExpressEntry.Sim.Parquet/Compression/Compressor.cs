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

    /// <summary>Compresses some bytes into a buffer, which is cleared first.</summary>
    public static void Compress(ParquetCodec codec, ReadOnlySpan<byte> source, ByteBuffer output)
    {
        output.Clear();
        switch (codec)
        {
            case ParquetCodec.Brotli:
                CompressBrotli(source, output);
                break;
            case ParquetCodec.Gzip:
                CompressGzip(source, output);
                break;
            default:
                output.Add(source);
                break;
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
