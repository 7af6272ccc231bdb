using System.Collections.Immutable;

namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>Compares what the footer says about column chunks with the schema, the file's length and each other.</summary>
internal static class ChunkChecks
{
    private const int FirstPageByte = 4;

    /// <summary>Checks every chunk of every row group.</summary>
    /// <param name="stored">The footer as stored.</param>
    /// <param name="leaves">The columns.</param>
    /// <param name="end">Byte where the footer starts: pages end before it.</param>
    public static ImmutableArray<ColumnChunk[]> CheckAll(StoredFooter stored, ImmutableArray<SchemaLeaf> leaves, long end)
    {
        var all = ImmutableArray.CreateBuilder<ColumnChunk[]>(stored.RowGroups.Count);
        foreach (StoredRowGroup group in stored.RowGroups)
        {
            if (group.Columns.Count != leaves.Length)
            {
                throw new ParquetFormatException(
                    $"Row group {all.Count} has {group.Columns.Count:N0} columns; the schema has {leaves.Length:N0}."
                );
            }

            var chunks = new ColumnChunk[leaves.Length];
            for (int i = 0; i < chunks.Length; i++)
            {
                chunks[i] = Check(group.Columns[i], leaves[i], group.RowCount, all.Count, end);
            }

            all.Add(chunks);
        }

        RefuseOverlap(all, leaves);
        return all.MoveToImmutable();
    }

    private static ColumnChunk Check(StoredColumnChunk chunk, SchemaLeaf leaf, long rowCount, int group, long end)
    {
        if (chunk.Physical != (int)leaf.Physical)
        {
            string found = FormatNames.PhysicalType(chunk.Physical);
            throw Error(
                leaf,
                group,
                $"is stored as {found}; the schema says {FormatNames.PhysicalType((int)leaf.Physical)}"
            );
        }

        if (chunk.ValueCount != rowCount && !leaf.IsNested)
        {
            throw Error(leaf, group, $"claims {chunk.ValueCount:N0} values; the row group has {rowCount:N0} rows");
        }

        long start = chunk.DictionaryPageOffset > 0 ? chunk.DictionaryPageOffset : chunk.DataPageOffset;
        if (start > chunk.DataPageOffset)
        {
            throw Error(leaf, group, $"has its dictionary at byte {start:N0}, after its data at {chunk.DataPageOffset:N0}");
        }

        return start >= FirstPageByte && chunk.CompressedLength <= end - start
            ? new ColumnChunk(chunk.Codec, start, chunk.CompressedLength)
            : throw Error(
                leaf,
                group,
                $"claims {chunk.CompressedLength:N0} bytes from byte {start:N0}; pages lie in bytes {FirstPageByte} to {end:N0}"
            );
    }

    private static void RefuseOverlap(ImmutableArray<ColumnChunk[]>.Builder all, ImmutableArray<SchemaLeaf> leaves)
    {
        List<(ColumnChunk Chunk, int Group, int Column)> sorted = [];
        for (int group = 0; group < all.Count; group++)
        {
            for (int column = 0; column < leaves.Length; column++)
            {
                sorted.Add((all[group][column], group, column));
            }
        }

        sorted.Sort(static (a, b) => a.Chunk.Start.CompareTo(b.Chunk.Start));
        long end = 0;
        foreach ((ColumnChunk chunk, int group, int column) in sorted)
        {
            if (chunk.Length > 0 && chunk.Start < end)
            {
                throw Error(
                    leaves[column],
                    group,
                    $"starts at byte {chunk.Start:N0}, inside another column that ends at {end:N0}"
                );
            }

            end = Math.Max(end, chunk.Start + chunk.Length);
        }
    }

    private static ParquetFormatException Error(SchemaLeaf leaf, int group, string what) =>
        new($"Column {FormatNames.Quote(leaf.Column.Name)}, row group {group}: {what}.");
}
