using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace ExpressEntry.Sim.Data.History;

/// <summary>The current line of a table, read by column name; errors name file, line and column.</summary>
internal sealed class TableRow
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private readonly CsvReader _csv;
    private readonly string _name;

    private TableRow(CsvReader csv, string name) => (_csv, _name) = (csv, name);

    /// <summary>Reads the header and checks that the columns nobody can do without are there.</summary>
    public static TableRow ReadHeader(CsvReader csv, string name, ImmutableArray<string> requiredColumns)
    {
        if (!csv.Read() || !csv.ReadHeader())
        {
            throw new InvalidInputException(
                $"{name} is empty; expected a header with {string.Join(", ", requiredColumns)}."
            );
        }

        foreach (string column in requiredColumns)
        {
            if (!csv.HeaderRecord!.Contains(column, StringComparer.Ordinal))
            {
                throw new InvalidInputException(
                    $"{name} line 1: no column '{column}'; expected at least {string.Join(", ", requiredColumns)}."
                );
            }
        }

        return new TableRow(csv, name);
    }

    public bool MoveNext() => _csv.Read();

    public string Text(string column) => _csv.TryGetField(column, out string? text) ? text ?? "" : "";

    public string Required(string column) => Text(column) is { Length: > 0 } text ? text : throw Error(column, "a text");

    public DateOnly Date(string column) =>
        DateOnly.TryParseExact(
            Text(column),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly date
        )
            ? date
            : throw Error(column, "a date that exists, as YYYY-MM-DD");

    public DateTimeOffset? Instant(string column)
    {
        if (Text(column) is not { Length: > 0 } text)
        {
            return null;
        }

        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, InstantFormat, CultureInfo.InvariantCulture, utc, out DateTimeOffset at)
            ? at
            : throw Error(column, "an instant in UTC, as YYYY-MM-DDTHH:MM:SSZ, or nothing");
    }

    public int? WholeNumber(string column, int min, int max)
    {
        if (Text(column) is not { Length: > 0 } text)
        {
            return null;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= min
            && value <= max
            ? value
            : throw Error(column, $"a whole number {min}-{max}, or nothing");
    }

    public ImmutableArray<string> Notes(string column) =>
        [.. Text(column).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public InvalidInputException Error(string column, string allowed) =>
        new($"{_name} line {_csv.Parser.RawRow}: '{column}' is \"{Text(column)}\"; expected {allowed}.");
}
