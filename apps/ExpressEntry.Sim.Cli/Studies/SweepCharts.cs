using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>One output over one key as bars, over two keys as a table of medians; nothing where a terminal cannot show it.</summary>
internal static class SweepCharts
{
    private const int MostRows = 40;
    private const int MostColumns = 10;
    private const int BarWidth = 40;

    public static void Write(Host host, string output, SweepResult result, int place)
    {
        if (result.Design.Keys.Length == 1)
        {
            WriteBars(host, output, result, place);
        }
        else if (result.Design.Keys.Length == 2)
        {
            WriteTable(host, output, result, place);
        }
    }

    private static void WriteBars(Host host, string output, SweepResult result, int place)
    {
        (string Cell, OutputSummary Summary)[] rows =
        [
            .. Enumerable
                .Range(0, result.Design.Points.Length)
                .Where(point => result.Errors[point] is null && result.Summaries[point][place].Count > 0)
                .OrderBy(point => PlainNumber.TryParse(result.Design.Points[point][0], out double value) ? value : point)
                .Select(point => (result.Design.Points[point][0], result.Summaries[point][place])),
        ];
        if (rows.Length is < 2 or > MostRows)
        {
            return;
        }

        double low = rows.Min(row => row.Summary.P05);
        double high = rows.Max(row => row.Summary.P95);
        if (high <= low)
        {
            return;
        }

        host.Out.WriteLine($"  {output} by {result.Design.Keys[0]}: median ●, 9 times in 10 ░");
        int cell = rows.Max(row => row.Cell.Length);
        foreach ((string value, OutputSummary summary) in rows)
        {
            int Place(double at) => (int)Math.Round((at - low) / (high - low) * (BarWidth - 1));
            char[] bar = new string(' ', BarWidth).ToCharArray();
            Array.Fill(bar, '░', Place(summary.P05), Place(summary.P95) - Place(summary.P05) + 1);
            bar[Place(summary.P50)] = '●';
            host.Out.WriteLine(
                $"  {value.PadLeft(cell)} │{new string(bar)}│ {StudyText.Number(summary.P50)} ({StudyText.Span(summary.P05, summary.P95)})"
            );
        }

        host.Out.WriteLine();
    }

    private static void WriteTable(Host host, string output, SweepResult result, int place)
    {
        DesignTable design = result.Design;
        string[] down = Values(design, 0);
        string[] across = Values(design, 1);
        // A sample has other values in every row; a table of it would be empty but for a diagonal.
        if (down.Length > MostRows || across.Length > MostColumns || down.Length * across.Length > 2 * design.Points.Length)
        {
            return;
        }

        host.Out.WriteLine($"  Median of {output}: {design.Keys[0]} down, {design.Keys[1]} across");
        var table = new TextTable([$"#{design.Keys[0]}", .. across.Select(value => $"#{value}")]);
        foreach (string row in down)
        {
            table.Add([
                row,
                .. across.Select(column =>
                {
                    int point = design.Points.IndexOf(
                        design.Points.FirstOrDefault(cells => cells[0] == row && cells[1] == column)
                    );
                    return point < 0 ? ""
                        : result.Errors[point] is not null ? "failed"
                        : StudyText.Number(result.Summaries[point][place].P50);
                }),
            ]);
        }

        table.Write(host.Out, host.Width);
        host.Out.WriteLine();
    }

    private static string[] Values(DesignTable design, int key) =>
        [
            .. design
                .Points.Select(point => point[key])
                .Distinct()
                .OrderBy(cell => PlainNumber.TryParse(cell, out double value) ? value : double.PositiveInfinity),
        ];
}
