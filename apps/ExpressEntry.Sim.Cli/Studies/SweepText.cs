using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>A sweep as people read it: means at each point, a chart for one or two keys, and what failed.</summary>
internal static class SweepText
{
    private const int MostRows = 40;
    private const int MostCharts = 6;

    public static void Write(Host host, StudyCall study, SweepResult result)
    {
        int points = result.Design.Points.Length;
        StudyText.WriteTitle(
            host,
            study,
            $"{points:N0} {(points == 1 ? "point" : "points")} of {Keys(study, result.Design)}"
        );
        WriteMeans(host, study, result);
        for (int output = 0; output < Math.Min(MostCharts, study.Model.Outputs.Length); output++)
        {
            SweepCharts.Write(host, study.Model.Outputs[output], result, output);
        }

        foreach (int point in Enumerable.Range(0, points).Where(point => result.Errors[point] is not null).Take(MostRows))
        {
            PlainText.Wrap(host.Out, "Failed: ", "  ", $"point {point + 1}: {result.Errors[point]}", host.Width);
        }

        if (result.Failed > 0)
        {
            host.Out.WriteLine($"{result.Failed:N0} of {points:N0} points failed; the others are done.");
            host.Out.WriteLine();
        }

        StudyText.WriteFoot(host, study, result.Folder, result.Warnings);
    }

    /// <summary>The points of a design that is not run.</summary>
    public static void WriteDesign(Host host, StudyCall study, DesignTable design)
    {
        StudyText.WriteTitle(host, study, $"{design.Points.Length:N0} points, none of them run");
        var table = new TextTable(["#Point", .. design.Keys.Select(key => $"#{key}")]);
        for (int point = 0; point < Math.Min(MostRows, design.Points.Length); point++)
        {
            table.Add([$"{point + 1}", .. design.Points[point]]);
        }

        table.Write(host.Out, host.Width);
        WriteMore(host, design.Points.Length, "--design-out FILE.csv has them all");
    }

    /// <summary>The points that would fail, and why.</summary>
    public static void WriteFailing(Host host, ImmutableArray<(int Point, string Reason)> failing, int points)
    {
        foreach ((int point, string reason) in failing.Take(MostRows))
        {
            PlainText.Wrap(host.Out, "Would fail: ", "  ", $"point {point + 1}: {reason}", host.Width);
        }

        if (!failing.IsEmpty)
        {
            host.Out.WriteLine($"{failing.Length:N0} of {points:N0} points would fail.");
        }
    }

    private static string Keys(StudyCall study, DesignTable design) =>
        study.Variables.IsEmpty ? string.Join(", ", design.Keys) : StudyText.KeysOf(study.Variables);

    private static void WriteMeans(Host host, StudyCall study, SweepResult result)
    {
        DesignTable design = result.Design;
        int rows = Math.Min(MostRows, design.Points.Length);
        string[][] cells =
        [
            .. study.Model.Outputs.Select(
                (_, output) =>
                    Enumerable
                        .Range(0, rows)
                        .Select(point => result.Errors[point] is null ? Cell(result.Summaries[point][output]) : "failed")
                        .ToArray()
            ),
        ];
        int[] widths = [.. study.Model.Outputs.Select((name, i) => cells[i].Append(name).Max(cell => cell.Length))];
        int before =
            "  Point".Length
            + design
                .Keys.Select(
                    (key, i) => 2 + design.Points.Take(rows).Select(point => point[i]).Append(key).Max(cell => cell.Length)
                )
                .Sum();
        host.Out.WriteLine("Mean of each output ± its standard error");
        foreach (int[] columns in StudyText.Split(widths, before, host.Width))
        {
            var table = new TextTable([
                "#Point",
                .. design.Keys.Select(key => $"#{key}"),
                .. columns.Select(column => $"#{study.Model.Outputs[column]}"),
            ]);
            for (int point = 0; point < rows; point++)
            {
                table.Add([$"{point + 1}", .. design.Points[point], .. columns.Select(column => cells[column][point])]);
            }

            table.Write(host.Out, host.Width);
            host.Out.WriteLine();
        }

        WriteMore(host, design.Points.Length, $"{StudySummary.FileName} has them all");
    }

    private static string Cell(OutputSummary summary) =>
        summary.Count < 2 || summary.StandardError == 0
            ? StudyText.Number(summary.Mean)
            : $"{StudyText.Number(summary.Mean)} ± {StudyText.Number(summary.StandardError)}";

    private static void WriteMore(Host host, int points, string where)
    {
        if (points > MostRows)
        {
            host.Out.WriteLine($"  … and {points - MostRows:N0} more points; {where}.");
            host.Out.WriteLine();
        }
    }
}
