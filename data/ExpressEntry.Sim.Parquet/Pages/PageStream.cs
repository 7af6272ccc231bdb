using System.Buffers.Binary;
using ExpressEntry.Sim.Parquet.Compression;
using ExpressEntry.Sim.Parquet.Encodings;
using ExpressEntry.Sim.Parquet.Footer;
using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Pages;

/// <summary>
/// Goes through the pages of one column chunk: reads each header, checks it against the chunk and the limits, checks the
/// checksum if there is one, and decompresses. Its buffers grow to the largest page and are used again.
/// </summary>
internal sealed class PageStream
{
    /// <summary>Headers hold two statistics values at most, and writers cut those; a megabyte is far more than they need.</summary>
    private const int MaxHeaderLength = 1 << 20;

    private readonly Stream _stream;
    private readonly SchemaLeaf _leaf;
    private readonly int _rowGroup;
    private readonly ColumnChunk _chunk;
    private readonly int _maxPageBytes;
    private readonly PageBuffers _buffers;
    private long _position;

    public PageStream(Stream stream, SchemaLeaf leaf, int rowGroup, ColumnChunk chunk, int maxPageBytes, PageBuffers buffers)
    {
        (_stream, _leaf, _rowGroup, _chunk, _maxPageBytes) = (stream, leaf, rowGroup, chunk, maxPageBytes);
        (_buffers, _position) = (buffers, chunk.Start);
    }

    /// <summary>Where the next page starts.</summary>
    public PagePlace Place => new(_leaf.Column.Name, _rowGroup, _position);

    private long BytesLeft => _chunk.Start + _chunk.Length - _position;

    /// <summary>Reads the next page that holds data or the dictionary.</summary>
    /// <returns>False when the chunk has no more bytes.</returns>
    public bool MoveNext(out Page page)
    {
        while (BytesLeft > 0)
        {
            PagePlace place = Place;
            PageHeader header = ReadHeader();
            CheckLengths(header, place);
            _position += header.HeaderLength;
            if (header.Type == PageHeader.IndexPage)
            {
                _position += header.CompressedLength;
                continue;
            }

            ArraySegment<byte> stored = ReadStored(header, place);
            page = header.Type switch
            {
                PageHeader.DataPage => OpenFirstVersion(header, place, stored),
                PageHeader.DataPageV2 => OpenSecondVersion(header, place, stored),
                PageHeader.DictionaryPage => new Page
                {
                    Place = place,
                    IsDictionary = true,
                    Encoding = header.Encoding,
                    ValueCount = header.ValueCount,
                    NullCount = 0,
                    Levels = ArraySegment<byte>.Empty,
                    Values = Decompress(header.UncompressedLength, place, stored),
                },
                _ => throw place.Error($"the page has the type {header.Type}; types are 0 to 3"),
            };
            return true;
        }

        page = default;
        return false;
    }

    /// <summary>Reads a header whose length nobody states: a small window first, a larger one if it was too small.</summary>
    private PageHeader ReadHeader()
    {
        for (int window = PageBuffers.FirstHeaderWindow; ; window *= 8)
        {
            int length = (int)Math.Min(window, BytesLeft);
            Span<byte> bytes = Fill(ref _buffers.Header, _position, length);
            try
            {
                CompactReader reader = new(bytes, _position, Place.ToString());
                return PageHeader.Read(ref reader);
            }
            catch (ParquetFormatException e) when (e.IsEndOfBytes && length < BytesLeft && window < MaxHeaderLength)
            {
                // The window ended inside the header.
            }
        }
    }

    private void CheckLengths(PageHeader header, PagePlace place)
    {
        long left = BytesLeft - header.HeaderLength;
        if (header.CompressedLength < 0 || header.CompressedLength > Math.Min(left, _maxPageBytes))
        {
            throw place.Error(
                $"the page claims {header.CompressedLength:N0} stored bytes; "
                    + $"the column has {left:N0} left and pages have up to {_maxPageBytes:N0}"
            );
        }

        if (header.UncompressedLength < 0 || header.UncompressedLength > _maxPageBytes)
        {
            throw place.Error($"the page claims {header.UncompressedLength:N0} bytes; pages have up to {_maxPageBytes:N0}");
        }

        if (header.ValueCount < 0 && header.Type != PageHeader.IndexPage)
        {
            throw place.Error($"the page of type {header.Type} claims {header.ValueCount:N0} values");
        }
    }

    private ArraySegment<byte> ReadStored(PageHeader header, PagePlace place)
    {
        Span<byte> bytes = Fill(ref _buffers.Stored, _position, header.CompressedLength);
        _position += header.CompressedLength;
        if (header.Crc is { } expected && expected != (int)Crc32.Of(bytes))
        {
            throw place.Error("the page's checksum does not match its bytes: the file is damaged");
        }

        return new ArraySegment<byte>(_buffers.Stored, 0, header.CompressedLength);
    }

    private Page OpenFirstVersion(PageHeader header, PagePlace place, ArraySegment<byte> stored)
    {
        ArraySegment<byte> body = Decompress(header.UncompressedLength, place, stored);
        ArraySegment<byte> levels = ArraySegment<byte>.Empty;
        if (_leaf.Column.IsOptional)
        {
            if (header.LevelEncoding != PageEncoding.Rle)
            {
                string name = FormatNames.Encoding(header.LevelEncoding);
                throw place.Error($"definition levels are encoded as {name}; only RLE is read");
            }

            levels = TakeLengthPrefixed(ref body, "definition levels", place);
        }

        return DataPage(header, place, levels, body);
    }

    private Page OpenSecondVersion(PageHeader header, PagePlace place, ArraySegment<byte> stored)
    {
        int levelsLength = header.LevelsLength;
        int most = Math.Min(stored.Count, header.UncompressedLength);
        if (header.RepetitionLevelsLength != 0 || levelsLength < 0 || levelsLength > most)
        {
            throw place.Error(
                $"the page claims {levelsLength:N0} bytes of definition and {header.RepetitionLevelsLength:N0} of repetition "
                    + $"levels; it has {most:N0} bytes, and a flat column has no repetition levels"
            );
        }

        if (header.RowCount != header.ValueCount || header.NullCount < 0 || header.NullCount > header.ValueCount)
        {
            throw place.Error(
                $"the page claims {header.RowCount:N0} rows, {header.ValueCount:N0} values and {header.NullCount:N0} missing; "
                    + "a flat column has one value a row"
            );
        }

        ArraySegment<byte> values = stored[levelsLength..];
        int length = header.UncompressedLength - levelsLength;
        values = header.IsCompressed ? Decompress(length, place, values) : RequireLength(values, length, place);
        ArraySegment<byte> levels = _leaf.Column.IsOptional ? stored[..levelsLength] : ArraySegment<byte>.Empty;
        return DataPage(header, place, levels, values);
    }

    private static Page DataPage(PageHeader header, PagePlace place, ArraySegment<byte> levels, ArraySegment<byte> values) =>
        new()
        {
            Place = place,
            IsDictionary = false,
            Encoding = header.Encoding,
            ValueCount = header.ValueCount,
            NullCount = header.NullCount,
            Levels = levels,
            Values = values,
        };

    private ArraySegment<byte> Decompress(int length, PagePlace place, ArraySegment<byte> stored) =>
        _chunk.Codec == (int)ParquetCodec.Uncompressed
            ? RequireLength(stored, length, place)
            : Decompressor.Decompress((ParquetCodec)_chunk.Codec, stored, length, ref _buffers.Plain, place);

    private static ArraySegment<byte> RequireLength(ArraySegment<byte> bytes, int length, PagePlace place) =>
        bytes.Count == length
            ? bytes
            : throw place.Error(
                $"the page claims {length:N0} bytes uncompressed, but stores {bytes.Count:N0} without compression"
            );

    /// <summary>Cuts off a part that four bytes with its length stand before.</summary>
    internal static ArraySegment<byte> TakeLengthPrefixed(ref ArraySegment<byte> body, string part, PagePlace place)
    {
        uint length = body.Count >= sizeof(int) ? BinaryPrimitives.ReadUInt32LittleEndian(body) : uint.MaxValue;
        if (length > body.Count - sizeof(int))
        {
            throw place.Error($"the {part} do not fit the page's {body.Count:N0} bytes");
        }

        ArraySegment<byte> taken = body.Slice(sizeof(int), (int)length);
        body = body[(sizeof(int) + (int)length)..];
        return taken;
    }

    private Span<byte> Fill(ref byte[] buffer, long position, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new byte[length];
        }

        Span<byte> bytes = buffer.AsSpan(0, length);
        _stream.Position = position;
        try
        {
            _stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException e)
        {
            throw Place.Error("the file ended while it was read: it became shorter", e);
        }

        return bytes;
    }
}
