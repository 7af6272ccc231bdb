using System.Collections.Immutable;
using System.Diagnostics;
using ExpressEntry.Sim.Parquet.Compression;
using ExpressEntry.Sim.Parquet.Footer;
using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet;

/// <summary>
/// Reads a flat Parquet file: numbers, booleans, instants in UTC and texts, each required or optional; encoded plainly, with
/// a dictionary, as differences or split by bytes; uncompressed or in Snappy, GZIP or Brotli; data pages of both versions.
/// Columns are read a row group at a time through spans, so memory depends on pages, not on rows.
/// </summary>
/// <remarks>
/// A column of another kind (nested, DECIMAL, INT96, …) does not keep the others from being read: opening it says by name
/// what it is. Whatever is wrong with a file is a <see cref="ParquetFormatException"/>; a file that cannot be read from
/// disk stays an <see cref="IOException"/>.
/// <code>
/// ParquetReader reader = ParquetReader.Open(stream);
/// int column = reader.RequireColumn("cutoff", ParquetType.Int32);
/// for (int group = 0; group &lt; reader.RowGroups.Length; group++)
/// {
///     ParquetColumnReader&lt;int&gt; cutoffs = reader.OpenColumn&lt;int&gt;(group, column);
///     for (int n; (n = cutoffs.Read(values, isPresent)) &gt; 0; ) { … }
/// }
/// </code>
/// </remarks>
public sealed class ParquetReader
{
    private readonly Stream _stream;
    private readonly ParquetReaderOptions _options;
    private readonly FileFooter _footer;
    private readonly Stack<PageBuffers> _idleBuffers = new();

    private ParquetReader(Stream stream, ParquetReaderOptions options, FileFooter footer)
    {
        (_stream, _options, _footer) = (stream, options, footer);
        Schema = ParquetSchema.OfFile([.. footer.Leaves.Select(leaf => leaf.Column)]);
    }

    /// <summary>The columns.</summary>
    public ParquetSchema Schema { get; }

    /// <summary>The row groups in file order.</summary>
    public ImmutableArray<ParquetRowGroup> RowGroups => _footer.RowGroups;

    /// <summary>Rows in all.</summary>
    public long RowCount => _footer.RowCount;

    /// <summary>The program that wrote the file, in its own words; empty when it does not say.</summary>
    public string CreatedBy => _footer.CreatedBy;

    /// <summary>Reads and checks the footer of a file.</summary>
    /// <param name="stream">The whole file, readable and seekable; stays the caller's, and open while it is read from.</param>
    /// <param name="options">Limits; <see cref="ParquetReaderOptions.Default"/> when left out.</param>
    /// <exception cref="ParquetFormatException">The file is not Parquet, is damaged, or is beyond a limit.</exception>
    public static ParquetReader Open(Stream stream, ParquetReaderOptions? options = null)
    {
        Host.RequireLittleEndian();
        options ??= ParquetReaderOptions.Default;
        return new ParquetReader(stream, options, FooterReader.Read(stream, options));
    }

    /// <summary>Finds a column that a caller cannot do without.</summary>
    /// <param name="name">The exact name.</param>
    /// <param name="types">The types that will do; any supported one when none is given.</param>
    /// <returns>Its place in <see cref="Schema"/>.</returns>
    /// <exception cref="ParquetFormatException">There is no such column, or it has another type.</exception>
    public int RequireColumn(string name, params ReadOnlySpan<ParquetType> types)
    {
        int index = Schema.IndexOf(name);
        if (index < 0)
        {
            IEnumerable<string> names = Schema.Columns.Take(20).Select(column => FormatNames.Quote(column.Name));
            string more = Schema.Columns.Length > 20 ? ", …" : "";
            throw new ParquetFormatException(
                $"There is no column {FormatNames.Quote(name)}; the columns are {string.Join(", ", names)}{more}."
            );
        }

        ParquetColumn column = Schema.Columns[index];
        RequireSupported(column);
        return types.IsEmpty || types.Contains(column.Type)
            ? index
            : throw new ParquetFormatException(
                $"Column {FormatNames.Quote(name)} is {column.Type}; expected {string.Join(" or ", types.ToArray())}."
            );
    }

    /// <summary>Starts reading one column of one row group.</summary>
    /// <typeparam name="T">
    /// The column's .NET type: bool, int, long (also for instants), double or string?; see <see cref="ParquetType"/>.
    /// </typeparam>
    /// <param name="rowGroup">0 to the number of row groups less 1.</param>
    /// <param name="column">A place in <see cref="Schema"/>.</param>
    /// <exception cref="ParquetFormatException">The column is of a kind, or compressed in a way, that is not read.</exception>
    /// <exception cref="ArgumentException">The column's .NET type is another.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row group or column.</exception>
    public ParquetColumnReader<T> OpenColumn<T>(int rowGroup, int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rowGroup, (uint)RowGroups.Length, nameof(rowGroup));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)_footer.Leaves.Length, nameof(column));
        SchemaLeaf leaf = _footer.Leaves[column];
        RequireSupported(leaf.Column);
        if (typeof(T) != DotNetType(leaf.Column.Type))
        {
            throw new ArgumentException(
                $"Column {FormatNames.Quote(leaf.Column.Name)} is {leaf.Column.Type}: "
                    + $"it is read as {DotNetType(leaf.Column.Type).Name}, not {typeof(T).Name}.",
                nameof(column)
            );
        }

        ColumnChunk chunk = _footer.Chunks[rowGroup][column];
        if (!Decompressor.Reads(chunk.Codec))
        {
            throw new ParquetFormatException(
                $"Column {FormatNames.Quote(leaf.Column.Name)}, row group {rowGroup}: compressed with "
                    + $"{FormatNames.Codec(chunk.Codec)}; UNCOMPRESSED, SNAPPY, GZIP and BROTLI are read."
            );
        }

        PageBuffers buffers = _idleBuffers.TryPop(out PageBuffers? idle) ? idle : new PageBuffers();
        PageStream pages = new(_stream, leaf, rowGroup, chunk, _options.MaxPageBytes, buffers);
        int rowCount = RowGroups[rowGroup].RowCount;
        return new ParquetColumnReader<T>(pages, leaf.Column.IsOptional, rowCount, () => _idleBuffers.Push(buffers));
    }

    private static void RequireSupported(ParquetColumn column)
    {
        if (column.Type == ParquetType.Unsupported)
        {
            throw new ParquetFormatException(
                $"Column {FormatNames.Quote(column.Name)} is {column.Unsupported}; flat columns of BOOLEAN, INT32, INT64, "
                    + "DOUBLE, text, and TIMESTAMP in UTC (milliseconds or microseconds) are read."
            );
        }
    }

    private static Type DotNetType(ParquetType type) =>
        type switch
        {
            ParquetType.Boolean => typeof(bool),
            ParquetType.Int32 => typeof(int),
            ParquetType.Double => typeof(double),
            ParquetType.String => typeof(string),
            ParquetType.Int64 or ParquetType.TimestampMilliseconds or ParquetType.TimestampMicroseconds => typeof(long),
            _ => throw new UnreachableException(),
        };
}
