using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Parquet.Encodings;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>
/// Writes one column of one row group: decides between a dictionary and plain values, cuts pages, and notes statistics.
/// Keeps its buffers from column to column; they come to some 16 bytes a row of the largest row group.
/// </summary>
internal sealed class ColumnChunkWriter(PageWriter pages, int maxRowsPerPage)
{
    private readonly ByteBuffer _body = new();
    private readonly TextDictionary _texts = new();
    private readonly NumberDictionary<int> _ints = new();
    private readonly NumberDictionary<long> _longs = new();
    private int[] _places = [];
    private int[] _levels = [];
    private byte[] _packed = [];
    private bool[] _isPresent = [];
    private string[] _present = [];

    public WrittenChunk Write(ReadOnlySpan<int> values, RowMask mask)
    {
        ReadOnlySpan<int> present = Pack(values, mask);
        return WriteNumbers(present, mask, StatisticsFinder.OfWholeNumbers(present, mask.NullCount), _ints);
    }

    public WrittenChunk Write(ReadOnlySpan<long> values, RowMask mask)
    {
        ReadOnlySpan<long> present = Pack(values, mask);
        return WriteNumbers(present, mask, StatisticsFinder.OfWholeNumbers(present, mask.NullCount), _longs);
    }

    public WrittenChunk Write(ReadOnlySpan<double> values, RowMask mask)
    {
        // As bit patterns, so that every zero and every not-a-number comes back as it was.
        ReadOnlySpan<double> present = Pack(values, mask);
        ColumnStatistics statistics = StatisticsFinder.OfDoubles(present, mask.NullCount);
        return WriteNumbers(MemoryMarshal.Cast<double, long>(present), mask, statistics, _longs);
    }

    public WrittenChunk Write(ReadOnlySpan<bool> values, RowMask mask)
    {
        ReadOnlySpan<bool> present = Pack(values, mask);
        ChunkStart start = Start();
        WritePages(new PlainBooleans(present), mask);
        return End(start, dataStart: start.Position, StatisticsFinder.OfBooleans(present, mask.NullCount));
    }

    /// <summary>Writes texts; those that are null are missing.</summary>
    public WrittenChunk Write(ReadOnlySpan<string?> values, bool isOptional)
    {
        Span<bool> isPresent = Room(ref _isPresent, values.Length);
        Span<string> present = Room(ref _present, values.Length);
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            isPresent[i] = values[i] is not null;
            if (values[i] is { } text)
            {
                present[count++] = text;
            }
        }

        WrittenChunk chunk = WriteTexts(present[..count], new RowMask(values.Length, isOptional, isPresent));
        present[..count].Clear(); // the texts are the caller's, to be kept no longer than the call
        return chunk;
    }

    private WrittenChunk WriteTexts(ReadOnlySpan<string> present, RowMask mask)
    {
        Span<int> places = Room(ref _places, present.Length);
        ChunkStart start = Start();
        if (present.IsEmpty || !_texts.TryBuild(present, places))
        {
            ColumnStatistics all = TextOrder.FindStatistics(present, mask.NullCount);
            WritePages(new PlainTexts(present), mask);
            return End(start, start.Position, all);
        }

        ColumnStatistics statistics = TextOrder.FindStatistics(_texts.Words, mask.NullCount);
        pages.WriteDictionaryPage(_texts.Plain.Written, _texts.Count);
        long dataStart = pages.Position;
        WritePages(new DictionaryPlaces(places, _texts.Count), mask);
        return End(start, dataStart, statistics);
    }

    private WrittenChunk WriteNumbers<T>(
        ReadOnlySpan<T> present,
        RowMask mask,
        ColumnStatistics statistics,
        NumberDictionary<T> dictionary
    )
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<int> places = Room(ref _places, present.Length);
        ChunkStart start = Start();
        int maxEntries = Math.Min(NumberDictionary<T>.MaxEntries, present.Length / 2);
        if (!dictionary.TryBuild(present, places, maxEntries) || !Pays(dictionary, present.Length))
        {
            WritePages(new PlainNumbers<T>(present), mask);
            return End(start, start.Position, statistics);
        }

        pages.WriteDictionaryPage(MemoryMarshal.AsBytes(dictionary.Entries), dictionary.Entries.Length);
        long dataStart = pages.Position;
        WritePages(new DictionaryPlaces(places, dictionary.Entries.Length), mask);
        return End(start, dataStart, statistics);
    }

    private static bool Pays<T>(NumberDictionary<T> dictionary, int count)
        where T : unmanaged, IBinaryInteger<T>
    {
        int entries = dictionary.Entries.Length;
        long withDictionary = ((long)entries * Unsafe.SizeOf<T>()) + ((long)count * BitPacking.WidthOf(entries - 1) / 8);
        return entries > 0 && withDictionary < (long)count * Unsafe.SizeOf<T>();
    }

    /// <summary>Cuts the rows into pages; values that are there are encoded, and marks of those that are not come before.</summary>
    private void WritePages<TValues>(TValues values, RowMask mask)
        where TValues : IPageValues, allows ref struct
    {
        int firstPresent = 0;
        for (int row = 0; row < mask.RowCount; )
        {
            int rows = Math.Min(maxRowsPerPage, mask.RowCount - row);
            int present = mask.CountPresent(row, rows);
            int fitting = present == 0 ? 0 : values.CountFitting(firstPresent, present);
            if (fitting < present)
            {
                rows = mask.CountRowsWith(row, fitting);
                present = fitting;
            }

            _body.Clear();
            if (mask.IsOptional)
            {
                AddLevels(mask, row, rows);
            }

            values.AddTo(_body, firstPresent, present);
            pages.WriteDataPage(_body.Written, rows, values.Encoding);
            row += rows;
            firstPresent += present;
        }
    }

    private void AddLevels(RowMask mask, int row, int rows)
    {
        Span<int> levels = Room(ref _levels, rows);
        mask.CopyLevels(row, levels);
        int lengthPosition = _body.Length;
        _body.AddInt32(0);
        HybridWriter.Write(levels, bitWidth: 1, _body);
        _body.SetInt32(lengthPosition, _body.Length - lengthPosition - sizeof(int));
    }

    private ReadOnlySpan<T> Pack<T>(ReadOnlySpan<T> values, RowMask mask)
        where T : unmanaged
    {
        if (mask.NullCount == 0)
        {
            return values;
        }

        Span<T> packed = MemoryMarshal.Cast<byte, T>(Room(ref _packed, values.Length * Unsafe.SizeOf<T>()));
        int count = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (mask.IsPresent(i))
            {
                packed[count++] = values[i];
            }
        }

        return packed[..count];
    }

    private ChunkStart Start() => new(pages.Position, pages.UncompressedPosition);

    private WrittenChunk End(ChunkStart start, long dataStart, ColumnStatistics statistics) =>
        new()
        {
            DictionaryPageOffset = dataStart > start.Position ? start.Position : -1,
            DataPageOffset = dataStart,
            CompressedLength = pages.Position - start.Position,
            UncompressedLength = pages.UncompressedPosition - start.UncompressedPosition,
            Statistics = statistics,
        };

    private static Span<T> Room<T>(ref T[] room, int length)
    {
        if (room.Length < length)
        {
            room = new T[length];
        }

        return room.AsSpan(0, length);
    }

    private readonly record struct ChunkStart(long Position, long UncompressedPosition);
}
