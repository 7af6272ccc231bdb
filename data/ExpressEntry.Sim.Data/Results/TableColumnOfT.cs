using System.Diagnostics;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>The values of one column, a row after the other.</summary>
/// <typeparam name="T">bool, int, long (also for instants, in the column's unit since 1970), double or string?.</typeparam>
#pragma warning disable MA0048 // The file of the type without values has the plain name.
public sealed class TableColumn<T> : TableColumn
#pragma warning restore MA0048
{
    private T[] _values = [];
    private bool[] _isPresent = [];

    internal TableColumn(ParquetColumn definition)
        : base(definition) { }

    /// <summary>One value a row; 0, false or null where it is missing.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    /// <summary>Whether a row has a value; empty for a required column, where all have.</summary>
    public ReadOnlySpan<bool> IsPresent => Definition.IsOptional ? _isPresent.AsSpan(0, Count) : default;

    /// <summary>Adds a row with a value.</summary>
    /// <param name="value">The value.</param>
    public void Add(T value)
    {
        int row = AddRow();
        _values[row] = value;
        if (Definition.IsOptional)
        {
            _isPresent[row] = value is not null;
        }
    }

    /// <summary>Adds a row without a value.</summary>
    /// <exception cref="InvalidOperationException">The column is required.</exception>
    public void AddMissing()
    {
        if (!Definition.IsOptional)
        {
            throw new InvalidOperationException($"Column '{Definition.Name}' is required: every row has a value.");
        }

        int row = AddRow();
        _values[row] = default!;
        _isPresent[row] = false;
    }

    internal override void Append(TableColumn from, int start, int count)
    {
        var source = (TableColumn<T>)from;
        Reserve(Count + count);
        source._values.AsSpan(start, count).CopyTo(_values.AsSpan(Count));
        if (Definition.IsOptional)
        {
            source._isPresent.AsSpan(start, count).CopyTo(_isPresent.AsSpan(Count));
        }

        Count += count;
    }

    /// <summary>Adds rows whose values the caller fills in.</summary>
    internal void Extend(int rows, ref Span<T> values, ref Span<bool> isPresent)
    {
        Reserve(Count + rows);
        values = _values.AsSpan(Count, rows);
        isPresent = Definition.IsOptional ? _isPresent.AsSpan(Count, rows) : default;
        Count += rows;
    }

    internal override void Clear() => Count = 0;

    internal override void Reserve(int rows)
    {
        if (rows <= _values.Length)
        {
            return;
        }

        int capacity = Math.Max(rows, Math.Max(64, _values.Length * 2));
        Array.Resize(ref _values, capacity);
        if (Definition.IsOptional)
        {
            Array.Resize(ref _isPresent, capacity);
        }
    }

    internal override void Write(ParquetRowGroupWriter group)
    {
        switch (this)
        {
            case TableColumn<int> ints:
                group.Write(ints.Values, ints.IsPresent);
                break;
            case TableColumn<long> longs:
                group.Write(longs.Values, longs.IsPresent);
                break;
            case TableColumn<double> doubles:
                group.Write(doubles.Values, doubles.IsPresent);
                break;
            case TableColumn<bool> booleans:
                group.Write(booleans.Values, booleans.IsPresent);
                break;
            case TableColumn<string?> texts:
                group.Write(texts.Values);
                break;
            default:
                throw new UnreachableException();
        }
    }

    internal override void Read(ParquetReader reader, int rowGroup, int column, int rows)
    {
        Span<T> values = default;
        Span<bool> isPresent = default;
        Extend(rows, ref values, ref isPresent);
        reader.OpenColumn<T>(rowGroup, column).Read(values, isPresent);
    }

    private int AddRow()
    {
        Reserve(Count + 1);
        return Count++;
    }
}
