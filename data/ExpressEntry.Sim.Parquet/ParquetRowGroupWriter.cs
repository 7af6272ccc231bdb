using System.Collections.Immutable;
using System.Text;
using ExpressEntry.Sim.Parquet.Writing;

namespace ExpressEntry.Sim.Parquet;

/// <summary>Writes the columns of one row group, each once and in the schema's order; complete with the last one.</summary>
/// <remarks>
/// Every method takes one value a row and, for an optional column, one mark a row that says whether it has a value; without
/// marks every row has one. The value of a row without one is not looked at. Spans are read during the call only.
/// </remarks>
public sealed class ParquetRowGroupWriter
{
    /// <summary>Most bytes of one text: 16,777,216 UTF-16 units, far below what a page of a reader may have.</summary>
    private const int MaxTextLength = 1 << 24;

    private readonly ParquetWriter _writer;
    private readonly ImmutableArray<WrittenChunk>.Builder _chunks;

    internal ParquetRowGroupWriter(ParquetWriter writer, int rowCount)
    {
        (_writer, RowCount) = (writer, rowCount);
        _chunks = ImmutableArray.CreateBuilder<WrittenChunk>(writer.Schema.Columns.Length);
    }

    /// <summary>Rows of the group: the length of every span.</summary>
    public int RowCount { get; }

    /// <summary>Columns written so far.</summary>
    public int ColumnsWritten => _chunks.Count;

    /// <summary>Writes the next column, of <see cref="ParquetType.Int32"/>.</summary>
    /// <param name="values">One a row.</param>
    /// <param name="isPresent">One a row, or none when every row has a value.</param>
    /// <exception cref="ArgumentException">The column has another type, a span another length, or a required value is missing.</exception>
    /// <exception cref="InvalidOperationException">Every column is written already.</exception>
    public void Write(ReadOnlySpan<int> values, ReadOnlySpan<bool> isPresent = default)
    {
        ParquetColumn column = NextColumn(values.Length, isPresent, ParquetType.Int32);
        Add(_writer.Chunks.Write(values, new RowMask(RowCount, column.IsOptional, isPresent)));
    }

    /// <summary>
    /// Writes the next column, of <see cref="ParquetType.Int64"/> or of instants, which are counted in the column's unit
    /// (see <see cref="ParquetTimestamp"/>).
    /// </summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{int}, ReadOnlySpan{bool})"/>
    public void Write(ReadOnlySpan<long> values, ReadOnlySpan<bool> isPresent = default)
    {
        ParquetColumn column = NextColumn(
            values.Length,
            isPresent,
            ParquetType.Int64,
            ParquetType.TimestampMilliseconds,
            ParquetType.TimestampMicroseconds
        );
        Add(_writer.Chunks.Write(values, new RowMask(RowCount, column.IsOptional, isPresent)));
    }

    /// <summary>Writes the next column, of <see cref="ParquetType.Double"/>; every bit pattern comes back as it was.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{int}, ReadOnlySpan{bool})"/>
    public void Write(ReadOnlySpan<double> values, ReadOnlySpan<bool> isPresent = default)
    {
        ParquetColumn column = NextColumn(values.Length, isPresent, ParquetType.Double);
        Add(_writer.Chunks.Write(values, new RowMask(RowCount, column.IsOptional, isPresent)));
    }

    /// <summary>Writes the next column, of <see cref="ParquetType.Boolean"/>.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{int}, ReadOnlySpan{bool})"/>
    public void Write(ReadOnlySpan<bool> values, ReadOnlySpan<bool> isPresent = default)
    {
        ParquetColumn column = NextColumn(values.Length, isPresent, ParquetType.Boolean);
        Add(_writer.Chunks.Write(values, new RowMask(RowCount, column.IsOptional, isPresent)));
    }

    /// <summary>Writes the next column, of <see cref="ParquetType.String"/>; null is a missing value.</summary>
    /// <param name="values">One a row, of valid Unicode and at most 16,777,216 UTF-16 units each.</param>
    /// <exception cref="ArgumentException">
    /// The column has another type, the span another length, a required value is missing, or a text is not as said.
    /// </exception>
    /// <exception cref="InvalidOperationException">Every column is written already.</exception>
    public void Write(ReadOnlySpan<string?> values)
    {
        ParquetColumn column = NextColumn(values.Length, isPresent: default, ParquetType.String);
        for (int i = 0; i < values.Length; i++)
        {
            RequireWritable(values[i], column, i);
        }

        Add(_writer.Chunks.Write(values, column.IsOptional));
    }

    private static void RequireWritable(string? text, ParquetColumn column, int row)
    {
        if (text is null && !column.IsOptional)
        {
            throw MissingValue(column, row);
        }

        if (text is not null && (text.Length > MaxTextLength || !IsUnicode(text)))
        {
            throw Refuse(
                $"Column '{column.Name}', row {row} of the row group: a text has up to {MaxTextLength:N0} characters of valid "
                    + $"Unicode; this one has {text.Length:N0}."
            );
        }
    }

    private static bool IsUnicode(string text)
    {
        if (Ascii.IsValid(text))
        {
            return true;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static ArgumentException Refuse(string message, string parameter = "values") => new(message, parameter);

    private ParquetColumn NextColumn(int length, ReadOnlySpan<bool> isPresent, params ReadOnlySpan<ParquetType> types)
    {
        if (ColumnsWritten == _writer.Schema.Columns.Length)
        {
            throw new InvalidOperationException("Every column of the row group is written already.");
        }

        ParquetColumn column = _writer.Schema.Columns[ColumnsWritten];
        if (!types.Contains(column.Type))
        {
            throw Refuse($"Column '{column.Name}' is {column.Type}; it was given {string.Join(" or ", types.ToArray())}.");
        }

        if (length != RowCount || (!isPresent.IsEmpty && isPresent.Length != RowCount))
        {
            throw Refuse(
                $"Column '{column.Name}' was given {length:N0} values and {isPresent.Length:N0} marks of presence; "
                    + $"the row group has {RowCount:N0} rows."
            );
        }

        return column.IsOptional || !isPresent.Contains(false)
            ? column
            : throw MissingValue(column, isPresent.IndexOf(false));
    }

    private static ArgumentException MissingValue(ParquetColumn column, int row) =>
        Refuse($"Column '{column.Name}' is required, but row {row} of the row group has no value.");

    private void Add(WrittenChunk chunk)
    {
        _chunks.Add(chunk);
        if (_chunks.Count == _chunks.Capacity)
        {
            _writer.Complete(RowCount, _chunks.ToImmutable());
        }
    }
}
