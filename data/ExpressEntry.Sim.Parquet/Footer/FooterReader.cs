using System.Buffers.Binary;
using System.Collections.Immutable;
using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>Finds, reads and checks the footer: after it, every claim a page is found by has been compared with the file.</summary>
internal static class FooterReader
{
    private const int MagicLength = 4;

    /// <summary>The length of the footer and the closing magic.</summary>
    private const int TailLength = sizeof(int) + MagicLength;

    /// <summary>Reads the footer of a file.</summary>
    /// <exception cref="ParquetFormatException">It is damaged, or describes what is not in the file.</exception>
    public static FileFooter Read(Stream stream, ParquetReaderOptions options)
    {
        long fileLength = stream.Length;
        long start = FindStart(stream, fileLength, options);
        byte[] bytes = ReadAt(stream, start, (int)(fileLength - TailLength - start));
        CompactReader reader = new(bytes, start, "Footer");
        StoredFooter stored = StoredFooter.Read(ref reader);
        if (stored.IsEncrypted)
        {
            throw new ParquetFormatException("The file has encrypted columns; only files without encryption are read.");
        }

        ImmutableArray<SchemaLeaf> leaves = SchemaTree.FindLeaves(stored.Schema);
        ImmutableArray<ParquetRowGroup> rowGroups = CheckRowGroups(stored, options);
        ImmutableArray<ColumnChunk[]> chunks = ChunkChecks.CheckAll(stored, leaves, start);
        return new FileFooter(leaves, rowGroups, chunks, stored.RowCount, stored.CreatedBy);
    }

    private static long FindStart(Stream stream, long fileLength, ParquetReaderOptions options)
    {
        if (fileLength < MagicLength + TailLength)
        {
            throw new ParquetFormatException($"A Parquet file has at least 12 bytes; this one has {fileLength:N0}.");
        }

        ReadOnlySpan<byte> tail = ReadAt(stream, fileLength - TailLength, TailLength);
        RefuseEncrypted(tail[sizeof(int)..]);
        if (!tail[sizeof(int)..].SequenceEqual("PAR1"u8))
        {
            throw new ParquetFormatException(
                "The file does not end with the letters PAR1: it is not Parquet, or was cut off before it was finished."
            );
        }

        if (!ReadAt(stream, 0, MagicLength).AsSpan().SequenceEqual("PAR1"u8))
        {
            throw new ParquetFormatException("The file does not start with the letters PAR1: it is not Parquet.");
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        long most = Math.Min(options.MaxFooterBytes, fileLength - MagicLength - TailLength);
        return length <= most
            ? fileLength - TailLength - length
            : throw new ParquetFormatException(
                $"Byte {fileLength - TailLength:N0} claims a footer of {length:N0} bytes; here it can have {most:N0}."
            );
    }

    private static void RefuseEncrypted(ReadOnlySpan<byte> magic)
    {
        if (magic.SequenceEqual("PARE"u8))
        {
            throw new ParquetFormatException(
                "The file ends with the letters PARE: its footer is encrypted; only files without encryption are read."
            );
        }
    }

    private static ImmutableArray<ParquetRowGroup> CheckRowGroups(StoredFooter stored, ParquetReaderOptions options)
    {
        var rowGroups = ImmutableArray.CreateBuilder<ParquetRowGroup>(stored.RowGroups.Count);
        long firstRow = 0;
        foreach (StoredRowGroup group in stored.RowGroups)
        {
            if (group.RowCount > options.MaxRowsPerRowGroup)
            {
                throw new ParquetFormatException(
                    $"Row group {rowGroups.Count} claims {group.RowCount:N0} rows; up to {options.MaxRowsPerRowGroup:N0} are read."
                );
            }

            rowGroups.Add(new ParquetRowGroup(firstRow, (int)group.RowCount));
            firstRow += group.RowCount;
            if (firstRow > options.MaxRows)
            {
                throw new ParquetFormatException(
                    $"The file claims more than {options.MaxRows:N0} rows, the most that are read."
                );
            }
        }

        return firstRow == stored.RowCount
            ? rowGroups.MoveToImmutable()
            : throw new ParquetFormatException(
                $"The footer claims {stored.RowCount:N0} rows, but its {rowGroups.Count:N0} row groups have {firstRow:N0}."
            );
    }

    private static byte[] ReadAt(Stream stream, long offset, int length)
    {
        byte[] bytes = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
