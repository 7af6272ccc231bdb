using System.Collections.Immutable;

namespace ExpressEntry.Sim.Parquet;

/// <summary>The columns of a flat table, in file order. Names are unique and compared by code point.</summary>
public sealed class ParquetSchema
{
    /// <summary>The most columns a file may have: 4,096.</summary>
    public const int MaxColumns = 4096;

    /// <summary>The most characters of a column's name: 1,024.</summary>
    public const int MaxNameLength = 1024;

    private readonly Dictionary<string, int> _indexByName;

    /// <summary>Makes a schema of columns to write.</summary>
    /// <param name="columns">1 to 4,096 columns of a supported type, each with a name of its own.</param>
    /// <exception cref="ArgumentException">The columns break a rule above; the message says which and where.</exception>
    public ParquetSchema(params ReadOnlySpan<ParquetColumn> columns)
        : this([.. columns], FindDefect(columns)) { }

    private ParquetSchema(ImmutableArray<ParquetColumn> columns, string? defect)
    {
        if (defect is not null)
        {
            throw new ArgumentException(defect, nameof(columns));
        }

        Columns = columns;
        _indexByName = new Dictionary<string, int>(columns.Length, StringComparer.Ordinal);
        for (int i = 0; i < columns.Length; i++)
        {
            _indexByName.Add(columns[i].Name, i);
        }
    }

    /// <summary>The columns, in file order.</summary>
    public ImmutableArray<ParquetColumn> Columns { get; }

    /// <summary>Finds a column by name.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>Its place in <see cref="Columns"/>, or −1.</returns>
    public int IndexOf(string name) => _indexByName.GetValueOrDefault(name, -1);

    /// <summary>Makes the schema of a file just read; its columns may be unsupported ones.</summary>
    internal static ParquetSchema OfFile(ImmutableArray<ParquetColumn> columns) => new(columns, defect: null);

    private static string? FindDefect(ReadOnlySpan<ParquetColumn> columns)
    {
        if (columns.Length is < 1 or > MaxColumns)
        {
            return $"A Parquet file has 1 to {MaxColumns:N0} columns, not {columns.Length:N0}.";
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < columns.Length; i++)
        {
            ParquetColumn column = columns[i];
            if (column.Name.Length is < 1 or > MaxNameLength || !names.Add(column.Name))
            {
                return $"Column {i + 1} is named '{column.Name}'; a name has 1 to {MaxNameLength:N0} characters and is used once.";
            }

            if (column.Type == ParquetType.Unsupported || !Enum.IsDefined(column.Type))
            {
                return $"Column '{column.Name}' has the type {column.Type}, which cannot be written.";
            }
        }

        return null;
    }
}
