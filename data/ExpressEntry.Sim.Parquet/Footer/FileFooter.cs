using System.Collections.Immutable;

namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>What a file says about itself at its end, checked.</summary>
/// <param name="Leaves">The columns in file order.</param>
/// <param name="RowGroups">The row groups in file order.</param>
/// <param name="Chunks">One entry a row group, then one a column, in those orders.</param>
/// <param name="RowCount">Rows of the file.</param>
/// <param name="CreatedBy">The program that wrote it, or an empty text.</param>
internal sealed record FileFooter(
    ImmutableArray<SchemaLeaf> Leaves,
    ImmutableArray<ParquetRowGroup> RowGroups,
    ImmutableArray<ColumnChunk[]> Chunks,
    long RowCount,
    string CreatedBy
);
