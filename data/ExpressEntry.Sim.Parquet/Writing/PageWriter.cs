using ExpressEntry.Sim.Parquet.Compression;
using ExpressEntry.Sim.Parquet.Encodings;
using ExpressEntry.Sim.Parquet.Pages;
using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>
/// Compresses pages and writes them with their headers (data pages of the first version, which every tool reads) and
/// checksums, counting bytes for the footer. Its buffers are used for every page of the file.
/// </summary>
internal sealed class PageWriter(Stream stream, ParquetCodec codec)
{
    private readonly ByteBuffer _header = new();
    private readonly ByteBuffer _compressed = new();

    /// <summary>Bytes of the file written so far.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes there would be without compression, headers included.</summary>
    public long UncompressedPosition { get; private set; }

    /// <summary>Writes bytes that are no page: the magic and the footer.</summary>
    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        Position += bytes.Length;
    }

    public void WriteDictionaryPage(ReadOnlySpan<byte> body, int entryCount) =>
        WritePage(body, PageHeader.DictionaryPage, entryCount, PageEncoding.Plain);

    public void WriteDataPage(ReadOnlySpan<byte> body, int valueCount, int encoding) =>
        WritePage(body, PageHeader.DataPage, valueCount, encoding);

    private void WritePage(ReadOnlySpan<byte> body, int pageType, int valueCount, int encoding)
    {
        ReadOnlySpan<byte> stored = Compressor.Compress(codec, body, _compressed);
        _header.Clear();
        CompactWriter thrift = new(_header);
        thrift.BeginStruct();
        thrift.Int32(1, pageType);
        thrift.Int32(2, body.Length);
        thrift.Int32(3, stored.Length);
        thrift.Int32(4, (int)Crc32.Of(stored));
        thrift.BeginStruct(pageType == PageHeader.DictionaryPage ? 7 : 5);
        thrift.Int32(1, valueCount);
        thrift.Int32(2, encoding);
        if (pageType == PageHeader.DataPage)
        {
            thrift.Int32(3, PageEncoding.Rle); // definition levels
            thrift.Int32(4, PageEncoding.Rle); // repetition levels, of which a flat column has none
        }

        thrift.EndStruct();
        thrift.EndStruct();
        WriteRaw(_header.Written);
        WriteRaw(stored);
        UncompressedPosition += _header.Length + body.Length;
    }
}
