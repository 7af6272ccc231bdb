using System.Diagnostics;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>One column of rows in memory; <see cref="TableColumn{T}"/> has the values.</summary>
public abstract class TableColumn
{
    private protected TableColumn(ParquetColumn definition) => Definition = definition;

    /// <summary>Name, type, and whether values can be missing.</summary>
    public ParquetColumn Definition { get; }

    /// <summary>Rows so far.</summary>
    public int Count { get; private protected set; }

    internal static TableColumn Create(ParquetColumn definition) =>
        definition.Type switch
        {
            ParquetType.Boolean => new TableColumn<bool>(definition),
            ParquetType.Int32 => new TableColumn<int>(definition),
            ParquetType.Double => new TableColumn<double>(definition),
            ParquetType.String => new TableColumn<string?>(definition),
            ParquetType.Int64 or ParquetType.TimestampMilliseconds or ParquetType.TimestampMicroseconds =>
                new TableColumn<long>(definition),
            _ => throw new UnreachableException(),
        };

    internal abstract void Append(TableColumn from, int start, int count);

    internal abstract void Clear();

    internal abstract void Reserve(int rows);

    internal abstract void Write(ParquetRowGroupWriter group);

    internal abstract void Read(ParquetReader reader, int rowGroup, int column, int rows);
}
