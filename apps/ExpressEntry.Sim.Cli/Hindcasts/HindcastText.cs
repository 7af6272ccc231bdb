using System.Globalization;
using ExpressEntry.Sim.Cli.Backtest;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Cli.Hindcasts;

/// <summary>Prints a hindcast for people: tables, then charts.</summary>
internal static class HindcastText
{
    public static void Write(Host host, HindcastReport report, PublishedHistory history)
    {
        host.Out.WriteLine(
            $"Hindcast from {PlainText.Day(report.Window.From)} to {PlainText.Day(report.Window.To)}, history: {history.Source}. "
                + "Real dates, types and sizes; the pool as it was known before."
        );
        host.Out.WriteLine();
        WriteRounds(host, report);
        foreach (int horizon in (int[])[90, 180])
        {
            WriteAhead(host, report, horizon);
        }

        WritePool(host, report);
        if (!report.Rounds.IsEmpty)
        {
            BacktestCharts.WriteSkill(
                host.Out,
                [.. report.Groups(HindcastJson.Seed).Select(one => (one.Name, one.Summary.Skill, one.Summary.Interval))]
            );
            BacktestCharts.WriteTransforms(host.Out, report.CountTransforms());
        }

        PlainText.Warnings(host.Out, history.Warnings, host.Width);
    }

    private static void WriteRounds(Host host, HindcastReport report)
    {
        host.Out.WriteLine("Cut-offs up to the next snapshot, CRS points");
        TextTable table = NewTable("#tie-break");
        foreach ((string name, CutoffSummary summary, double? tieBreakError) in report.Groups(HindcastJson.Seed))
        {
            table.Add([.. CellsOf(name, summary), tieBreakError is { } days ? Text($"{days:0} days") : "–"]);
        }

        table.Write(host.Out, host.Width);
        host.Out.WriteLine(
            "error: mean distance of the median. CRPS: of the whole range; last: of \"same as last time\". "
                + "50/80/90 %: cut-offs inside these ranges. tie-break: median error of the age of the last one invited."
        );
        host.Out.WriteLine();
    }

    private static void WriteAhead(Host host, HindcastReport report, int horizon)
    {
        var groups = report.AheadGroups(horizon, HindcastJson.Seed);
        if (groups.IsEmpty)
        {
            return;
        }

        host.Out.WriteLine($"The last round of each type within {horizon} days, from each month");
        TextTable table = NewTable();
        foreach ((string name, CutoffSummary summary) in groups)
        {
            table.Add(CellsOf(name, summary));
        }

        table.Write(host.Out, host.Width);
        host.Out.WriteLine();
    }

    private static void WritePool(Host host, HindcastReport report)
    {
        if (report.PoolErrors(HindcastJson.Seed) is not { } pool)
        {
            return;
        }

        host.Out.WriteLine(
            Text(
                $"Bands of the next snapshot: {100 * pool.Error:0.00} % off, unchanged {100 * pool.ReferenceError:0.00} %; {pool.Rows} snapshots; {100 * report.BandCoverage80:0} % of counts inside 80 % ranges"
            )
        );
        var table = new TextTable("band", "#median error", "#mean error");
        for (int band = 0; band < PoolCounts.BandCount; band++)
        {
            table.Add(
                PoolCounts.Bands[band].Label,
                Text($"{100 * pool.BandMedianErrors[band]:0.0} %"),
                Text($"{100 * pool.BandMeanErrors[band]:0.0} %")
            );
        }

        table.Write(host.Out, host.Width);
        host.Out.WriteLine();
    }

    private static TextTable NewTable(params string[] more) =>
        new(["group", "#rounds", "#error", "#CRPS", "#last", "#skill", "#95 %", "#50/80/90 %", .. more]);

    private static string[] CellsOf(string name, CutoffSummary summary) =>
        [
            name,
            Text($"{summary.Rows}"),
            Text($"{summary.MeanAbsoluteError:0.0}"),
            Text($"{summary.Crps:0.00}"),
            Text($"{summary.ReferenceCrps:0.00}"),
            Text($"{summary.Skill:0.00}"),
            BacktestCharts.RangeOf(summary.Interval, "…"),
            Text($"{100 * summary.Coverage50:0}/{100 * summary.Coverage80:0}/{100 * summary.Coverage90:0}"),
        ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
