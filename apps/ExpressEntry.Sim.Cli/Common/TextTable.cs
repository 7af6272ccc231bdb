namespace ExpressEntry.Sim.Cli.Common;

/// <summary>A plain table: columns two spaces apart, numbers to the right, cut to the width of the terminal.</summary>
/// <remarks>The last column gives way where a line would not fit: it is cut with an ellipsis, or goes on below.</remarks>
internal sealed class TextTable
{
    private const string Gap = "  ";
    private readonly (string Title, bool IsNumber)[] _columns;
    private readonly List<string[]> _rows = [];

    /// <summary>A table with columns.</summary>
    /// <param name="columns">Titles; one that starts with <c>#</c> (taken off) holds numbers.</param>
    public TextTable(params string[] columns) =>
        _columns = [.. columns.Select(title => (title.TrimStart('#'), title.StartsWith('#')))];

    /// <summary>Whether a last cell that does not fit goes on below instead of being cut.</summary>
    public bool WrapsLast { get; init; }

    /// <summary>Adds a row with one cell a column.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>Writes the table, indented by two spaces.</summary>
    public void Write(TextWriter output, int width)
    {
        int[] widths =
        [
            .. _columns.Select((column, i) => _rows.Select(row => row[i].Length).Append(column.Title.Length).Max()),
        ];
        int before = Gap.Length + widths[..^1].Sum(w => w + Gap.Length);
        if (!_columns[^1].IsNumber)
        {
            widths[^1] = Math.Clamp(widths[^1], 0, Math.Max(8, width - before));
        }

        Line(output, widths, [.. _columns.Select(column => column.Title)]);
        Line(output, widths, [.. widths.Select(w => new string('─', w))]);
        foreach (string[] row in _rows)
        {
            foreach (string[] line in WrapsLast ? Lines(row, widths[^1]) : [row])
            {
                Line(output, widths, line);
            }
        }
    }

    private static IEnumerable<string[]> Lines(string[] row, int width)
    {
        using var wrapped = new StringWriter();
        PlainText.Wrap(wrapped, "", "  ", row[^1], width);
        bool isFirst = true;
        foreach (string line in wrapped.ToString().TrimEnd().Split(wrapped.NewLine))
        {
            yield return [.. row[..^1].Select(cell => isFirst ? cell : ""), line];
            isFirst = false;
        }
    }

    private void Line(TextWriter output, int[] widths, string[] cells)
    {
        var line = new System.Text.StringBuilder();
        for (int i = 0; i < cells.Length; i++)
        {
            string cell = cells[i].Length <= widths[i] ? cells[i] : cells[i][..(widths[i] - 1)] + "…";
            line.Append(Gap).Append(_columns[i].IsNumber ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
        }

        output.WriteLine(line.ToString().TrimEnd());
    }
}
