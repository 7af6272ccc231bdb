using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ExpressEntry.Sim.Cli.Backtest.Charts;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Report;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Reports.Accuracy;

namespace ExpressEntry.Sim.Cli.Backtest;

/// <summary><c>eesim backtest</c>: forecasts the past as if it were the future, and says how good that was.</summary>
internal static class BacktestCommand
{
    private const string TaskLetters = "abcde";
    private const string TasksOfMethods = "ab";

    public static Command Create(Host host)
    {
        Option<DateOnly?> from = CommonOptions.Date("--from", "First day judged. Default: 2023-07-01.");
        Option<DateOnly?> to = CommonOptions.Date("--to", "Last day judged. Default: 2026-07-31.");
        var tasks = new Option<string?>("--task")
        {
            Description =
                "Which tasks, joined by commas: a (size known), b (size unknown), c (months ahead), d (odds), e (pool). Default: all.",
            HelpName = "letters",
            CustomParser = ParseTasks,
        };
        var method = new Option<string>("--method")
        {
            Description =
                $"What tasks a and b judge: {string.Join(", ", RoundMethods.Words)}. Default: {RoundMethods.Default}, all of them together.",
            HelpName = "word",
            DefaultValueFactory = _ => RoundMethods.Default,
            CustomParser = ParseMethod,
        };
        var folder = new Option<string?>("--out") { Description = "Also write CSV and JSON into this new or empty folder." };
        var charts = new Option<string?>("--charts")
        {
            Description = $"Also judge the odds of candidates and draw {OddsReliabilityChart.FileName} into this folder.",
            HelpName = "FOLDER",
        };
        Option<string?> page = ReportOptions.Page();
        Option<OutputLanguage> language = CommonOptions.Language("the page of --report; what is printed is English");
        Option<bool> json = CommonOptions.Json();
        Option<long> seed = CommonOptions.Seed();
        Option<int> threads = CommonOptions.Threads();
        Option<string?> history = CommonOptions.History();
        var command = new Command(
            "backtest",
            "Forecast the past as if it were the future, and compare with \"same as last time\". Example: eesim backtest --task a,b"
        )
        {
            from,
            to,
            tasks,
            method,
            folder,
            charts,
            page,
            language,
            json,
            seed,
            threads,
            history,
        };
        command.SetAction(call =>
        {
            var window = new EvaluationWindow(
                call.GetValue(from) ?? EvaluationWindow.Standard.From,
                call.GetValue(to) ?? EvaluationWindow.Standard.To
            );
            if (window.From > window.To)
            {
                throw new InvalidInputException(
                    $"--from {Day(window.From)} is after --to {Day(window.To)}; expected an earlier day or the same."
                );
            }

            string letters = call.GetValue(tasks) ?? TaskLetters;
            if (call.GetResult(method) is { Implicit: false } && !letters.Any(TasksOfMethods.Contains))
            {
                throw new InvalidInputException(
                    $"--method {call.GetValue(method)} with --task {string.Join(',', letters.AsEnumerable())}; expected task a or b among them, which methods are judged in."
                );
            }

            string? target = call.GetValue(folder);
            OutFolder.CheckFree(target);
            string? drawn = call.GetValue(charts);
            ChartFolder.Check(drawn);
            string? file = call.GetValue(page);
            ReportOptions.CheckFile("--report", file);
            ReportOptions.CheckLanguage(call, language, file);
            PublishedHistory published = HistorySource.Open(call.GetValue(history), host);
            KnownHistory.CheckLastDay(published, window.To);
            long chosenSeed = call.GetValue(seed);
            BacktestResults results = Run(
                published,
                window,
                letters,
                call.GetValue(method)!,
                (ulong)chosenSeed,
                call.GetValue(threads),
                host
            );
            string[] warnings = [.. WarningsOf(published, window)];
            if (target is not null)
            {
                BacktestFolder.Write(target, results, chosenSeed, warnings);
            }

            if (drawn is not null)
            {
                using var progress = new ProgressLine(host);
                ChartFolder.Write(
                    drawn,
                    published,
                    new BacktestOptions(
                        window,
                        (ulong)chosenSeed,
                        call.GetValue(threads),
                        (done, all) => progress.Report("origins of the charts", done, all),
                        host.Cancellation
                    )
                );
            }

            if (file is not null)
            {
                // A method that judges nothing here would be refused.
                string judged = letters.Any(TasksOfMethods.Contains) ? $" --method {call.GetValue(method)}" : "";
                var basis = new AccuracyBasis(
                    window,
                    published,
                    (ulong)chosenSeed,
                    EesimProgram.Version,
                    $"eesim backtest --from {Day(window.From)} --to {Day(window.To)} --task {string.Join(',', letters.AsEnumerable())}{judged} --seed {chosenSeed} --report report.html"
                );
                ReportFiles.WritePage(
                    BacktestReport.Build(ReportOptions.SpeechOf(call.GetValue(language)), basis, FiguresOf(results)),
                    file
                );
            }

            if (call.GetValue(json))
            {
                BacktestJson.Write(host.Out, results, chosenSeed, warnings);
            }
            else
            {
                BacktestTables.Write(host, results, published, chosenSeed, warnings);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static BacktestResults Run(
        PublishedHistory history,
        EvaluationWindow window,
        string tasks,
        string method,
        ulong seed,
        int threads,
        Host host
    )
    {
        using var progress = new ProgressLine(host);
        BacktestOptions For(char task) =>
            new(window, seed, threads, (done, all) => progress.Report($"rows of task {task}", done, all), host.Cancellation);
        var results = new BacktestResults(
            window,
            method,
            tasks.Contains('a') ? new Forecasting.Evaluation.Backtest(history, For('a'), method).RunSizeGiven() : null,
            tasks.Contains('b') ? new Forecasting.Evaluation.Backtest(history, For('b'), method).RunSizeHidden() : null,
            tasks.Contains('c') ? new Forecasting.Evaluation.Backtest(history, For('c')).RunAhead() : null,
            tasks.Contains('d') ? new Forecasting.Evaluation.Backtest(history, For('d')).RunOdds() : null,
            tasks.Contains('e') ? new Forecasting.Evaluation.Backtest(history, For('e')).RunPool() : null
        );
        if (results.IsEmpty)
        {
            string held = history.Rounds.IsEmpty
                ? "holds no rounds"
                : $"holds rounds from {Day(history.Rounds[0].Date)} to {Day(history.Rounds[^1].Date)}";
            throw new InvalidInputException(
                $"Nothing can be judged from {Day(window.From)} to {Day(window.To)}: the history ({history.Source}) {held}, "
                    + "and a round counts from the second of its type on."
            );
        }

        return results;
    }

    private static BacktestFigures FiguresOf(BacktestResults results) =>
        new(
            [.. results.CutoffReports().Where(one => !one.Report.Rows.IsEmpty).Select(one => (one.Task[0], one.Report))],
            results.Odds is { Pairs.Length: > 0 } odds ? odds : null,
            results.Pool?.Summary
        );

    private static IEnumerable<string> WarningsOf(PublishedHistory history, EvaluationWindow window)
    {
        foreach (string warning in history.Warnings)
        {
            yield return warning;
        }

        int skipped = KnownRounds.Of(history).Skipped;
        if (skipped > 0)
        {
            yield return $"{skipped} rounds without a readable size or cut-off are left out.";
        }

        if (history.DataEnds is { } ends && ends < window.To.AddDays(-30))
        {
            yield return $"The data ends on {Day(ends)}, {window.To.DayNumber - ends.DayNumber} days before the window does.";
        }
    }

    private static string? ParseTasks(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string[] words = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string letters = string.Concat(words).ToLowerInvariant();
        if (words.Length == 0 || words.Any(word => word.Length != 1) || letters.Any(letter => !TaskLetters.Contains(letter)))
        {
            result.AddError($"--task is '{text}'; expected letters of a, b, c, d, e, joined by commas");
        }

        return letters;
    }

    private static string ParseMethod(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        if (!RoundMethods.Words.Contains(word))
        {
            result.AddError($"--method is '{word}'; expected {string.Join(", ", RoundMethods.Words)}");
        }

        return word;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
