using System.Collections.Immutable;
using ExpressEntry.Sim.Parquet.Compression;
using ExpressEntry.Sim.Parquet.Footer;
using ExpressEntry.Sim.Parquet.Thrift;
using ExpressEntry.Sim.Parquet.Writing;

namespace ExpressEntry.Sim.Parquet;

/// <summary>
/// Writes a flat Parquet file, a row group at a time, that DuckDB, pandas, Polars and Spark read as it is. The same rows in
/// the same row groups with the same options give the same bytes: nothing of the clock, the machine or the build goes in
/// (except a codec's own build, when one is chosen).
/// </summary>
/// <remarks>
/// Data pages of the first version; values plain or with a dictionary, whichever is shorter; a checksum on every page;
/// smallest and largest value and number of missing ones for every column of every row group.
/// <code>
/// ParquetWriter writer = ParquetWriter.Create(stream, new ParquetSchema(
///     new ParquetColumn("replication", ParquetType.Int32),
///     new ParquetColumn("cutoff", ParquetType.Int32, IsOptional: true)));
/// ParquetRowGroupWriter group = writer.StartRowGroup(rowCount);
/// group.Write(replications);
/// group.Write(cutoffs, hasCutoff);
/// writer.Finish();
/// </code>
/// </remarks>
public sealed class ParquetWriter
{
    /// <summary>The most rows of one row group: 16,777,216. A million or so reads and skips best.</summary>
    public const int MaxRowsPerRowGroup = 1 << 24;

    private readonly Stream _stream;
    private readonly ParquetCodec _codec;
    private readonly PageWriter _pages;
    private readonly List<WrittenRowGroup> _rowGroups = [];
    private ParquetRowGroupWriter? _current;
    private bool _isFinished;

    private ParquetWriter(Stream stream, ParquetSchema schema, ParquetWriterOptions options)
    {
        (_stream, Schema, _codec) = (stream, schema, options.Codec);
        _pages = new PageWriter(stream, options.Codec);
        Chunks = new ColumnChunkWriter(_pages, options.MaxRowsPerPage);
        _pages.WriteRaw("PAR1"u8);
    }

    /// <summary>The columns.</summary>
    public ParquetSchema Schema { get; }

    internal ColumnChunkWriter Chunks { get; }

    /// <summary>Starts a file.</summary>
    /// <param name="stream">Written from its current position; need not be seekable; stays the caller's to flush and close.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="options">Codec and page size; <see cref="ParquetWriterOptions.Default"/> when left out.</param>
    /// <exception cref="ArgumentException">The codec is only read, a column's type cannot be written, or pages would be empty.</exception>
    public static ParquetWriter Create(Stream stream, ParquetSchema schema, ParquetWriterOptions? options = null)
    {
        Host.RequireLittleEndian();
        options ??= ParquetWriterOptions.Default;
        if (!Compressor.Writes(options.Codec))
        {
            throw new ArgumentException(
                $"Files are written Uncompressed, with Gzip or with Brotli, not with {options.Codec}.",
                nameof(options)
            );
        }

        if (options.MaxRowsPerPage is < 1 or > MaxRowsPerRowGroup)
        {
            throw new ArgumentException(
                $"A page has 1 to {MaxRowsPerRowGroup:N0} rows, not {options.MaxRowsPerPage:N0}.",
                nameof(options)
            );
        }

        if (schema.Columns.FirstOrDefault(column => column.Type == ParquetType.Unsupported) is { } unsupported)
        {
            throw new ArgumentException(
                $"Column '{unsupported.Name}' is {unsupported.Unsupported}, which cannot be written.",
                nameof(schema)
            );
        }

        return new ParquetWriter(stream, schema, options);
    }

    /// <summary>Starts a row group; each column is then written once, in the schema's order.</summary>
    /// <param name="rowCount">Its rows, 1 to 16,777,216.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of rows is outside that range.</exception>
    /// <exception cref="InvalidOperationException">The row group before misses columns, or the file is finished.</exception>
    public ParquetRowGroupWriter StartRowGroup(int rowCount)
    {
        if (rowCount is < 1 or > MaxRowsPerRowGroup)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rowCount),
                rowCount,
                $"A row group has 1 to {MaxRowsPerRowGroup:N0} rows."
            );
        }

        RequireComplete();
        return _current = new ParquetRowGroupWriter(this, rowCount);
    }

    /// <summary>
    /// Writes the footer, without which the file is unfinished and no reader accepts it. The stream is flushed, not closed.
    /// </summary>
    /// <exception cref="InvalidOperationException">A row group misses columns, or the file is finished already.</exception>
    public void Finish()
    {
        RequireComplete();
        ByteBuffer footer = new();
        new FooterWriter(new CompactWriter(footer), Schema, _codec).Write(_rowGroups);
        footer.AddInt32(footer.Length);
        footer.Add("PAR1"u8);
        _pages.WriteRaw(footer.Written);
        _stream.Flush();
        _isFinished = true;
    }

    internal void Complete(int rowCount, ImmutableArray<WrittenChunk> chunks)
    {
        _rowGroups.Add(new WrittenRowGroup(rowCount, chunks));
        _current = null;
    }

    private void RequireComplete()
    {
        if (_isFinished)
        {
            throw new InvalidOperationException("The file is finished; nothing can be added to it.");
        }

        if (_current is not null)
        {
            throw new InvalidOperationException(
                $"The row group before has {_current.ColumnsWritten} of {Schema.Columns.Length} columns; write them all first."
            );
        }
    }
}
