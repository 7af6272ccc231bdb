using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Report;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Reports.Accuracy;

namespace ExpressEntry.Sim.Cli.Hindcasts;

/// <summary><c>eesim hindcast</c>: replays the real rounds from what was known before them, and shows the error.</summary>
internal static class HindcastCommand
{
    private static readonly DateOnly DefaultFrom = new(2025, 1, 1);

    public static Command Create(Host host)
    {
        Option<DateOnly?> from = CommonOptions.Date("--from", "First day judged. Default: 2025-01-01.");
        Option<DateOnly?> to = CommonOptions.Date("--to", "Last day judged. Default: the newest day of the data.");
        var folder = new Option<string?>("--out")
        {
            Description = "Also write JSON and Parquet into this new or empty folder.",
            HelpName = "DIR",
        };
        Option<string?> page = ReportOptions.Page();
        Option<OutputLanguage> language = CommonOptions.Language("the page of --report; what is printed is English");
        Option<bool> json = CommonOptions.Json();
        Option<int> threads = CommonOptions.Threads();
        Option<string?> history = CommonOptions.History();
        var command = new Command(
            "hindcast",
            "Replay the real rounds from the posterior before them, and compare with what happened. "
                + "Example: eesim hindcast --from 2025-01-01"
        )
        {
            from,
            to,
            folder,
            page,
            language,
            json,
            threads,
            history,
        };
        command.SetAction(call =>
        {
            string? target = call.GetValue(folder);
            OutFolder.CheckFree(target);
            string? file = call.GetValue(page);
            ReportOptions.CheckFile("--report", file);
            ReportOptions.CheckLanguage(call, language, file);
            PublishedHistory published = HistorySource.Open(call.GetValue(history), host);
            var window = new EvaluationWindow(
                call.GetValue(from) ?? DefaultFrom,
                call.GetValue(to) ?? published.DataEnds ?? DefaultFrom
            );
            if (window.From > window.To)
            {
                throw new InvalidInputException(
                    $"--from {PlainText.Day(window.From)} is after --to {PlainText.Day(window.To)}; expected an earlier day or the same."
                );
            }

            KnownHistory.CheckLastDay(published, window.To);
            using var progress = new ProgressLine(host);
            var run = new CalibrationRun(
                null,
                call.GetValue(threads),
                IsFromScratch: false,
                (done, all) => progress.Report("origins", done, all),
                host.Cancellation
            );
            HindcastReport report = new Hindcast(published, run).Run(window);
            if (target is not null)
            {
                OutFolder.Write(target, path => WriteFiles(path, report, published));
            }

            if (file is not null)
            {
                var basis = new AccuracyBasis(
                    window,
                    published,
                    HindcastJson.Seed,
                    EesimProgram.Version,
                    $"eesim hindcast --from {PlainText.Day(window.From)} --to {PlainText.Day(window.To)} --report report.html"
                );
                ReportFiles.WritePage(
                    HindcastPage.Build(ReportOptions.SpeechOf(call.GetValue(language)), basis, report),
                    file
                );
            }

            if (call.GetValue(json))
            {
                HindcastJson.Write(host.Out, report, published.Warnings);
            }
            else
            {
                HindcastText.Write(host, report, published);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteFiles(string path, HindcastReport report, PublishedHistory published)
    {
        OutFolder.WriteText(path, "hindcast.json", text => HindcastJson.Write(text, report, published.Warnings));
        TableFile.Write(Path.Combine(path, "rounds.parquet"), HindcastParquet.OfRounds(report));
        TableFile.Write(Path.Combine(path, "pools.parquet"), HindcastParquet.OfPools(report));
    }
}
