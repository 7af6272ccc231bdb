using System.Collections.Immutable;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>Rows of a table in memory, as columns.</summary>
/// <remarks>A row is complete when each column got one value. Not safe for several threads.</remarks>
public sealed class TableRows
{
    /// <summary>Makes an empty table.</summary>
    /// <param name="schema">Its columns, of types this project writes.</param>
    public TableRows(ParquetSchema schema)
    {
        Schema = schema;
        Columns = [.. schema.Columns.Select(TableColumn.Create)];
    }

    /// <summary>The columns' names and types.</summary>
    public ParquetSchema Schema { get; }

    /// <summary>The columns, in order of the schema.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>Rows of the last column: complete ones.</summary>
    public int Count => Columns[^1].Count;

    /// <summary>A column with its values.</summary>
    /// <typeparam name="T">Its .NET type; see <see cref="TableColumn{T}"/>.</typeparam>
    /// <param name="index">Its place in the schema.</param>
    public TableColumn<T> Column<T>(int index) => (TableColumn<T>)Columns[index];

    /// <summary>Adds rows of another table with the same schema.</summary>
    /// <param name="from">The other table.</param>
    /// <param name="start">Its first row to add.</param>
    /// <param name="count">How many.</param>
    public void Append(TableRows from, int start, int count)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            Columns[i].Append(from.Columns[i], start, count);
        }
    }

    /// <summary>Makes room, so that adding rows need not move the ones before.</summary>
    /// <param name="rows">How many there will be.</param>
    public void Reserve(int rows)
    {
        foreach (TableColumn column in Columns)
        {
            column.Reserve(rows);
        }
    }

    /// <summary>Takes all rows out and keeps the memory.</summary>
    public void Clear()
    {
        foreach (TableColumn column in Columns)
        {
            column.Clear();
        }
    }
}
