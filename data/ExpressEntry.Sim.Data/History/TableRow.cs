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
    private int _lastLine; // the last line of the record before this one

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

        var row = new TableRow(csv, name);
        row.CheckWhole();
        return row;
    }

    /// <summary>Goes to the next record.</summary>
    /// <returns>False at the end of the table.</returns>
    /// <exception cref="InvalidInputException">The record is cut short: a quote does not close, or fields are missing.</exception>
    public bool MoveNext()
    {
        if (!_csv.Read())
        {
            return false;
        }

        CheckWhole();
        return true;
    }

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

    // A table cut off in transfer ends inside a record; the reader of CSV takes what there is.
    private void CheckWhole()
    {
        int line = _lastLine + 1;
        if (_csv.Parser.RawRecord.Count(letter => letter == '"') % 2 != 0)
        {
            throw new InvalidInputException(
                $"{_name} line {line}: a quoted field does not end; expected a closing quote. Is the table whole?"
            );
        }

        if (_csv.Parser.Count != _csv.HeaderRecord!.Length)
        {
            throw new InvalidInputException(
                $"{_name} line {_csv.Parser.RawRow}: {_csv.Parser.Count} fields; expected {_csv.HeaderRecord.Length}, as in the header. Is the table whole?"
            );
        }

        _lastLine = _csv.Parser.RawRow;
    }

    public InvalidInputException Error(string column, string allowed) =>
        new($"{_name} line {_csv.Parser.RawRow}: '{column}' is \"{Text(column)}\"; expected {allowed}.");
}
