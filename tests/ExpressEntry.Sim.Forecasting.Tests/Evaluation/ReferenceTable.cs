using System.Globalization;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

/// <summary>A table of reference forecasts made by an independent implementation of the protocol.</summary>
internal sealed class ReferenceTable
{
    private readonly string[] _columns;
    private readonly string[][] _rows;

    private ReferenceTable(string[] columns, string[][] rows) => (_columns, _rows) = (columns, rows);

    public int Count => _rows.Length;

    public static ReferenceTable Read(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "reference", file));
        return new ReferenceTable(lines[0].Split(','), [.. lines.Skip(1).Select(line => line.Split(','))]);
    }

    public string Text(int row, string column) => _rows[row][Array.IndexOf(_columns, column)];

    public double Number(int row, string column) => double.Parse(Text(row, column), CultureInfo.InvariantCulture);

    public double[] Quantiles(int row) =>
        [
            .. Enumerable
                .Range(1, 19)
                .Select(level => Number(row, string.Create(CultureInfo.InvariantCulture, $"q{level * 5:00}"))),
        ];
}
