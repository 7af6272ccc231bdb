using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>Reads a table's Parquet file, a row group at a time.</summary>
internal static class TableInput
{
    // Our own files have no larger row groups; a file that claims one is refused before memory is used for it.
    private static readonly ParquetReaderOptions Limits = new() { MaxRowsPerRowGroup = TableFile.RowsPerGroup };

    /// <summary>Reads a file of a known schema.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="stream">The whole file.</param>
    /// <param name="schema">The columns it must have, by name and type; others are left out.</param>
    /// <param name="take">Gets the rows of each row group in turn; they are overwritten afterwards.</param>
    /// <exception cref="InvalidInputException">The file is damaged or has other columns.</exception>
    public static void Read(string name, Stream stream, ParquetSchema schema, Action<TableRows> take)
    {
        var rows = new TableRows(schema);
        try
        {
            ParquetReader reader = ParquetReader.Open(stream, Limits);
            int[] places = [.. schema.Columns.Select(column => Find(reader, column))];
            for (int group = 0; group < reader.RowGroups.Length; group++)
            {
                rows.Clear();
                for (int i = 0; i < places.Length; i++)
                {
                    rows.Columns[i].Read(reader, group, places[i], reader.RowGroups[group].RowCount);
                }

                take(rows);
            }
        }
        catch (ParquetFormatException damage)
        {
            throw new InvalidInputException($"{name}: {damage.Message}", damage);
        }
    }

    private static int Find(ParquetReader reader, ParquetColumn column)
    {
        int place = reader.RequireColumn(column.Name, column.Type);
        return reader.Schema.Columns[place].IsOptional && !column.IsOptional
            ? throw new ParquetFormatException($"Column '{column.Name}' can miss values; expected one a row.")
            : place;
    }
}
