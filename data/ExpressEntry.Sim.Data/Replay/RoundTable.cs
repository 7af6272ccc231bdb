using System.Globalization;
using System.Text;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Replay;

/// <summary>Reads a list of rounds from a table: columns <c>at</c>, <c>size</c>, and <c>type</c> or <c>groups</c>; others are passed over.</summary>
internal static class RoundTable
{
    private const int MostRows = 10_000_000; // a file that claims more is not a list of rounds
    private const string Form = "columns at, size, and type or groups";

    /// <summary>Reads CSV. An empty field is none.</summary>
    public static IEnumerable<RoundEntry> ReadCsv(string path)
    {
        using var records = new CsvRecords(path);
        if (!records.Read())
        {
            throw new InvalidInputException($"{path} is empty; expected a header with {Form}.");
        }

        string[] titles = [.. Enumerable.Range(0, records.FieldCount).Select(field => TextOf(records, field))];
        Require(titles, $"{path} line {records.Line}");
        while (records.Read())
        {
            string place = $"{path} line {records.Line}";
            if (records.FieldCount != titles.Length)
            {
                throw new InvalidInputException(
                    $"{place}: {records.FieldCount} fields; expected {titles.Length}, as in the header."
                );
            }

            yield return EntryOf(place, titles.Select((title, field) => (title, TextOf(records, field))));
        }
    }

    /// <summary>Reads Parquet: <c>at</c> an instant in UTC or its text, <c>size</c> a whole number, the others text.</summary>
    public static List<RoundEntry> ReadParquet(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            ParquetReader reader = ParquetReader.Open(stream, new ParquetReaderOptions { MaxRows = MostRows });
            string[] titles = [.. reader.Schema.Columns.Select(column => column.Name)];
            Require(titles, path);
            List<RoundEntry> rounds = [];
            for (int group = 0; group < reader.RowGroups.Length; group++)
            {
                int rows = reader.RowGroups[group].RowCount;
                (string Title, string?[] Values)[] columns =
                [
                    .. titles
                        .Where(RoundListFile.Keys.Contains)
                        .Select(title => (title, ColumnOf(reader, group, title, rows))),
                ];
                for (int row = 0; row < rows; row++)
                {
                    rounds.Add(
                        EntryOf(
                            $"{path} row {rounds.Count + 1}",
                            columns.Select(column => (column.Title, column.Values[row] ?? ""))
                        )
                    );
                }
            }

            return rounds;
        }
        catch (ParquetFormatException damage)
        {
            throw new InvalidInputException($"{path}: {damage.Message}", damage);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read: {failure.Message}", failure);
        }
    }

    private static RoundEntry EntryOf(string place, IEnumerable<(string Title, string Text)> values) =>
        new(
            place,
            values
                .Where(value => RoundListFile.Keys.Contains(value.Title) && value.Text.Length > 0)
                .ToDictionary(
                    value => value.Title,
                    value =>
                        value.Title == "groups"
                            ? new RoundValue(null, value.Text.Split('|'))
                            : new RoundValue(value.Text, null),
                    StringComparer.Ordinal
                )
        );

    private static void Require(string[] titles, string place)
    {
        foreach (string key in RoundListFile.Keys)
        {
            if (titles.Count(title => title == key) > 1)
            {
                throw new InvalidInputException($"{place}: two columns '{key}'; expected one.");
            }
        }

        string[] missing = [.. RoundListFile.Keys[..2].Where(key => !titles.Contains(key))];
        if (missing.Length > 0 || !RoundListFile.Keys[2..].Any(titles.Contains))
        {
            throw new InvalidInputException(
                $"{place}: no column '{(missing.Length > 0 ? missing[0] : "type")}'; expected {Form}."
            );
        }
    }

    private static string?[] ColumnOf(ParquetReader reader, int group, string title, int rows)
    {
        ParquetType[] types = title switch
        {
            "at" => [ParquetType.TimestampMilliseconds, ParquetType.TimestampMicroseconds, ParquetType.String],
            "size" => [ParquetType.Int32, ParquetType.Int64],
            _ => [ParquetType.String],
        };
        int place = reader.RequireColumn(title, types);
        return reader.Schema.Columns[place].Type switch
        {
            ParquetType.String => Read<string?>(reader, group, place, rows, text => text),
            ParquetType.Int32 => Read<int>(reader, group, place, rows, Number),
            ParquetType.Int64 => Read<long>(reader, group, place, rows, Number),
            ParquetType.TimestampMilliseconds => Read<long>(reader, group, place, rows, at => Instant(at, 1000)),
            _ => Read<long>(reader, group, place, rows, at => Instant(at, 1_000_000)),
        };
    }

    private static string?[] Read<T>(ParquetReader reader, int group, int place, int rows, Func<T, string?> spell)
    {
        var values = new T[rows];
        bool[] isPresent = new bool[rows];
        _ = reader.OpenColumn<T>(group, place).Read(values, isPresent);
        return [.. values.Select((value, row) => isPresent[row] ? spell(value) : null)];
    }

    private static string Number<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    // As the list would spell it; what is no whole second is spelled as it is stored, and refused with its place.
    private static string Instant(long ticks, long unit)
    {
        long seconds = Math.DivRem(ticks, unit, out long rest);
        return rest == 0 && InstantBytes.FromSeconds(seconds) is { } at
            ? at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : Number(ticks);
    }

    private static string TextOf(CsvRecords records, int field) => Encoding.UTF8.GetString(records[field]);
}
