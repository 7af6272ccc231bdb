using System.Globalization;

namespace ExpressEntry.Sim.Parquet.Tests.Support;

/// <summary>
/// One column as text, the same way as tests/node/dump.mjs: whole numbers in decimal, doubles as the digits of their bits,
/// instants as microseconds since 1970, missing values as null.
/// </summary>
public sealed record ColumnDump(string Type, string?[] Values)
{
    /// <summary>Reads every column of a file with our reader, a few rows at a time.</summary>
    public static Dictionary<string, ColumnDump> OfFile(Stream stream, int rowsAtATime = 1000)
    {
        ParquetReader reader = ParquetReader.Open(stream);
        Dictionary<string, ColumnDump> dump = new(StringComparer.Ordinal);
        for (int i = 0; i < reader.Schema.Columns.Length; i++)
        {
            dump.Add(reader.Schema.Columns[i].Name, OfColumn(reader, i, rowsAtATime));
        }

        return dump;
    }

    public static ColumnDump OfColumn(ParquetReader reader, int column, int rowsAtATime = 1000)
    {
        ParquetType type = reader.Schema.Columns[column].Type;
        return type switch
        {
            ParquetType.Boolean => Read<bool>(reader, column, "Boolean", rowsAtATime, Text),
            ParquetType.Int32 => Read<int>(reader, column, "Int32", rowsAtATime, Text),
            ParquetType.Int64 => Read<long>(reader, column, "Int64", rowsAtATime, Text),
            ParquetType.Double => Read<double>(reader, column, "Double", rowsAtATime, Text),
            ParquetType.String => Read<string?>(reader, column, "String", rowsAtATime, text => text),
            ParquetType.TimestampMicroseconds => Read<long>(reader, column, "Timestamp", rowsAtATime, Text),
            _ => Read<long>(reader, column, "Timestamp", rowsAtATime, value => Text(value * 1000)),
        };
    }

    public static string Text(bool value) => value ? "true" : "false";

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(double value) =>
        BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);

    private static ColumnDump Read<T>(ParquetReader reader, int column, string type, int rowsAtATime, Func<T, string?> text)
    {
        List<string?> all = [];
        T[] values = new T[rowsAtATime];
        bool[] isPresent = new bool[rowsAtATime];
        for (int group = 0; group < reader.RowGroups.Length; group++)
        {
            ParquetColumnReader<T> rows = reader.OpenColumn<T>(group, column);
            for (int read; (read = rows.Read(values, isPresent)) > 0; )
            {
                for (int i = 0; i < read; i++)
                {
                    Assert.Equal(isPresent[i] ? values[i] : default, values[i]);
                    all.Add(isPresent[i] ? text(values[i]) : null);
                }
            }
        }

        return new ColumnDump(type, [.. all]);
    }
}
