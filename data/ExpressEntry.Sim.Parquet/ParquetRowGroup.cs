namespace ExpressEntry.Sim.Parquet;

/// <summary>A run of consecutive rows stored together; columns are read one row group at a time.</summary>
/// <param name="FirstRow">The row of the file this group starts with, from 0.</param>
/// <param name="RowCount">Rows in the group, 0 to <see cref="ParquetReaderOptions.MaxRowsPerRowGroup"/>.</param>
public readonly record struct ParquetRowGroup(long FirstRow, int RowCount);
