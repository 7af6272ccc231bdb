using System.Collections.Immutable;
using System.Text;
using ExpressEntry.Sim.Data.Replay;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Data.Studies;

/// <summary>Designs as CSV files, for SALib, R, spreadsheets and people: a header of scenario keys, a line a point.</summary>
public static class DesignFile
{
    /// <summary>Reads a design.</summary>
    /// <param name="path">A CSV file (UTF-8, RFC 4180) with a header.</param>
    /// <returns>Its points with their lines; whether the keys exist is not looked at.</returns>
    /// <exception cref="InvalidInputException">The file is no table; the message has line and column.</exception>
    public static DesignTable Read(string path)
    {
        using var records = new CsvRecords(path);
        if (!records.Read())
        {
            throw new InvalidInputException($"{path} is empty; expected a header of scenario keys and a line a point.");
        }

        ImmutableArray<string> keys = ReadHeader(path, records);
        var points = new List<ImmutableArray<string>>();
        var lines = ImmutableArray.CreateBuilder<int>();
        while (records.Read())
        {
            if (points.Count == DesignTable.MostPoints)
            {
                throw new InvalidInputException(
                    $"{path} line {records.Line}: is the {points.Count + 1:N0}th point; expected up to {DesignTable.MostPoints:N0}."
                );
            }

            if (records.FieldCount != keys.Length)
            {
                throw new InvalidInputException(
                    $"{path} line {records.Line}: has {records.FieldCount} cells; expected {keys.Length}, as the header has."
                );
            }

            points.Add([.. keys.Select((_, i) => Cell(path, records, i, keys[i]))]);
            lines.Add(records.Line);
        }

        return points.Count > 0
            ? new DesignTable(keys, points, lines.ToImmutable())
            : throw new InvalidInputException($"{path} has no points below its header; expected one a line.");
    }

    /// <summary>Writes a design that <see cref="Read"/> and other tools read back to the same doubles.</summary>
    /// <param name="path">Where; a file that is there already is replaced.</param>
    /// <param name="design">The points.</param>
    /// <exception cref="InvalidInputException">The file cannot be written; what was there before still is.</exception>
    public static void Write(string path, DesignTable design)
    {
        var text = new StringBuilder();
        AppendLine(text, design.Keys);
        foreach (ImmutableArray<string> point in design.Points)
        {
            AppendLine(text, point);
        }

        try
        {
            DurableFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()));
        }
        catch (Exception failure) when (PlaceFault.Is(failure))
        {
            throw new InvalidInputException($"{path} cannot be written: {failure.Message}", failure);
        }
    }

    private static ImmutableArray<string> ReadHeader(string path, CsvRecords records)
    {
        var keys = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < records.FieldCount; i++)
        {
            string key = Text(records, i);
            if (key.Length == 0 || keys.Contains(key))
            {
                throw new InvalidInputException(
                    $"{path} line {records.Line}, column {i + 1}: {(key.Length == 0 ? "has no key" : $"'{key}' stands there twice")}; expected scenario keys, each once."
                );
            }

            keys.Add(key);
        }

        return keys.ToImmutable();
    }

    private static string Cell(string path, CsvRecords records, int column, string key)
    {
        string cell = Text(records, column);
        return cell.Length > 0 && !cell.AsSpan().ContainsAnyInRange('\0', '\u001F')
            ? cell
            : throw new InvalidInputException(
                $"{path} line {records.Line}, column {column + 1} ({key}): {(cell.Length == 0 ? "is empty" : "has a control character")}; expected a value."
            );
    }

    private static string Text(CsvRecords records, int field) => Encoding.UTF8.GetString(records[field]).Trim();

    private static void AppendLine(StringBuilder text, ImmutableArray<string> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = cells[i];
            bool isPlain = cell.AsSpan().IndexOfAny(",\"") < 0;
            text.Append(i == 0 ? "" : ",")
                .Append(isPlain ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        text.Append('\n');
    }
}
