using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Statistics;
using Spectre.Console;

namespace ExpressEntry.Sim.Cli.Backtest;

/// <summary>Prints a backtest for people: one table and its charts a task.</summary>
internal static class BacktestTables
{
    public static void Write(
        Host host,
        BacktestResults results,
        PublishedHistory history,
        long seed,
        IReadOnlyCollection<string> warnings
    )
    {
        IAnsiConsole console = CreateConsole(host);
        host.Out.WriteLine(
            $"Backtest from {Day(results.Window.From)} to {Day(results.Window.To)}, history: {history.Source}, seed {seed}. "
                + "Every forecast uses only what was public before its day."
        );
        host.Out.WriteLine();
        foreach ((_, string title, CutoffReport report) in results.CutoffReports())
        {
            if (report.Rows.IsEmpty)
            {
                host.Out.WriteLine($"{title}: no row in this window.");
                continue;
            }

            console.Write(CutoffTable(title, report));
            host.Out.WriteLine(
                "error: mean and median distance from the cut-off to the forecast, points. CRPS: of the whole forecast, points; "
                    + "last: of \"same as last time\". 50/80/90 %: cut-offs inside these ranges."
            );
            host.Out.WriteLine();
            BacktestCharts.WriteSkill(
                host.Out,
                [
                    .. report
                        .Groups.Where(group => !group.Key.Contains(':'))
                        .Select(group => (group.Key, group.Value.Skill, group.Value.Interval)),
                ]
            );
            BacktestCharts.WriteTransforms(host.Out, report.CountTransforms());
        }

        if (results.Odds is { Pairs.Length: > 0 } odds)
        {
            console.Write(OddsTable(odds));
            host.Out.WriteLine(
                "Brier: mean square of odds minus outcome. near: scores within 40 points of the last cut-off. shifts, step: "
                    + "references. bins off: mean gap between what was said and what happened."
            );
            host.Out.WriteLine();
            BacktestCharts.WriteReliability(host.Out, odds.Find("all")!.Bins);
        }

        if (results.Pool?.Summary is { } pool)
        {
            console.Write(PoolTable(pool));
            host.Out.WriteLine(PoolLine(pool));
            host.Out.WriteLine();
        }

        foreach (string warning in warnings)
        {
            host.Out.WriteLine($"Note: {warning}");
        }
    }

    private static Table CutoffTable(string title, CutoffReport report)
    {
        Table table = NewTable(title, ["group", "rows", "error", "median", "CRPS", "last", "skill", "95 %", "50/80/90 %"]);
        foreach ((string key, CutoffSummary one) in report.Groups)
        {
            if (!IsShown(key))
            {
                continue;
            }

            table.AddRow(
                key,
                Text($"{one.Rows}"),
                Text($"{one.MeanAbsoluteError:0.0}"),
                Text($"{one.MedianAbsoluteError:0.0}"),
                Text($"{one.Crps:0.00}"),
                Text($"{one.ReferenceCrps:0.00}"),
                Text($"{one.Skill:0.00}"),
                Interval(one.Interval),
                Text($"{100 * one.Coverage50:0}/{100 * one.Coverage80:0}/{100 * one.Coverage90:0}")
            );
        }

        return table;
    }

    // Everything is in the JSON; people see the groups, the mature types together, and the last twelve months.
    private static bool IsShown(string key) => !key.StartsWith("mature:", StringComparison.Ordinal) || key == "mature:nopnp";

    private static Table OddsTable(OddsReport report)
    {
        Table table = NewTable(
            "Task D: odds of an invitation within 90, 180 and 365 days",
            ["group", "pairs", "Brier", "near", "shifts", "step", "skill", "95 %", "bins off"]
        );
        foreach ((string key, OddsSummary one) in report.Groups)
        {
            table.AddRow(
                key,
                Text($"{one.Pairs}"),
                Text($"{one.Brier:0.000}"),
                Text($"{one.NearBrier:0.000}"),
                Text($"{one.ReferenceBrier:0.000}"),
                Text($"{one.StepBrier:0.000}"),
                Text($"{one.Skill:0.00}"),
                Interval(one.Interval),
                Text($"{one.CalibrationError:0.000}")
            );
        }

        return table;
    }

    private static Table PoolTable(PoolSummary summary)
    {
        Table table = NewTable("Task E: the bands of the next snapshot", ["band", "mean error", "median error"]);
        for (int band = 0; band < PoolCounts.BandCount; band++)
        {
            table.AddRow(
                PoolCounts.Bands[band].Label,
                Text($"{100 * summary.BandMeanErrors[band]:0.0} %"),
                Text($"{100 * summary.BandMedianErrors[band]:0.0} %")
            );
        }

        return table;
    }

    private static string PoolLine(PoolSummary summary) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"All bands {100 * summary.Error:0.00} % off, unchanged {100 * summary.ReferenceError:0.00} %: skill {summary.Skill:0.00} "
        )
        + string.Create(
            CultureInfo.InvariantCulture,
            $"({BacktestCharts.RangeOf(summary.Interval, " to ")}); the total {100 * summary.TotalError:0.00} %; {summary.Rows} snapshots."
        );

    private static Table NewTable(string title, string[] columns)
    {
        var table = new Table
        {
            Border = TableBorder.Rounded,
            Title = new TableTitle(Markup.Escape(title)),
            UseSafeBorder = false,
        };
        foreach (string column in columns)
        {
            TableColumn shown = new TableColumn(column).NoWrap();
            table.AddColumn(column == columns[0] ? shown : shown.RightAligned());
        }

        return table;
    }

    private static IAnsiConsole CreateConsole(Host host)
    {
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = host.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = host.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(host.Out),
            }
        );
        console.Profile.Width = host.Width;
        return console;
    }

    private static string Interval(BootstrapInterval interval) => BacktestCharts.RangeOf(interval, "…");

    private static string Text(FormattableString text) => Markup.Escape(text.ToString(CultureInfo.InvariantCulture));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
