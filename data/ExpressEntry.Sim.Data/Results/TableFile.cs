using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>Writes rows as a Parquet file whose bytes depend on the rows alone, not on how they were handed over.</summary>
/// <remarks>
/// Row groups hold exactly <see cref="RowsPerGroup"/> rows, the last one the rest. So rows that come replication by
/// replication, from parts of a run that was resumed, or from shards that are merged, give the same file.
/// </remarks>
public sealed class TableFile
{
    /// <summary>Rows of a full row group: 131,072.</summary>
    public const int RowsPerGroup = 1 << 17;

    private readonly ParquetWriter _writer;
    private readonly TableRows _group;

    /// <summary>Starts a file.</summary>
    /// <param name="stream">Takes the bytes; stays the caller's.</param>
    /// <param name="schema">The columns.</param>
    public TableFile(Stream stream, ParquetSchema schema)
    {
        _writer = ParquetWriter.Create(stream, schema);
        _group = new TableRows(schema);
    }

    /// <summary>Rows so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Writes a whole table to a file that is there completely or not at all.</summary>
    /// <param name="path">Where; a file that is there already is replaced.</param>
    /// <param name="rows">The table.</param>
    /// <returns>The file's length and digest.</returns>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static FileDigest Write(string path, TableRows rows)
    {
        using DurableFile file = DurableFile.Create(path);
        var table = new TableFile(file.Stream, rows.Schema);
        table.Append(rows);
        table.Finish();
        return file.Commit();
    }

    /// <summary>Adds rows.</summary>
    /// <param name="rows">Of the file's schema; only read during the call.</param>
    public void Append(TableRows rows)
    {
        int start = 0;
        while (start < rows.Count)
        {
            int count = Math.Min(rows.Count - start, RowsPerGroup - _group.Count);
            _group.Append(rows, start, count);
            start += count;
            if (_group.Count == RowsPerGroup)
            {
                WriteGroup();
            }
        }

        RowCount += rows.Count;
    }

    /// <summary>Writes what is left and the footer; the stream is not closed.</summary>
    public void Finish()
    {
        if (_group.Count > 0)
        {
            WriteGroup();
        }

        _writer.Finish();
    }

    private void WriteGroup()
    {
        ParquetRowGroupWriter group = _writer.StartRowGroup(_group.Count);
        foreach (TableColumn column in _group.Columns)
        {
            column.Write(group);
        }

        _group.Clear();
    }
}
