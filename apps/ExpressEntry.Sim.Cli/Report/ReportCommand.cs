using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Compare;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Comparing;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Studies;
using ExpressEntry.Sim.Reports.Text;
using PageReport = ExpressEntry.Sim.Reports.Model.Report;

namespace ExpressEntry.Sim.Cli.Report;

/// <summary><c>eesim report</c>: result sets as a paper people read.</summary>
internal static class ReportCommand
{
    public static Command Create(Host host)
    {
        Argument<string[]> folders = new("RESULT…")
        {
            Description =
                "A result set of 'eesim simulate', a study of 'eesim sensitivity', or several result sets of the same seed and first day to compare with the first.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> target = new("--out")
        {
            Description = "The page to write (html, md), or a new or empty folder (csv, svg).",
            HelpName = "FILE",
            Required = true,
        };
        Option<OutputLanguage> language = CommonOptions.Language();
        Option<ReportFormat> format = ReportOptions.Format(
            ReportFormat.Html,
            ReportFormat.Markdown,
            ReportFormat.Csv,
            ReportFormat.Svg
        );
        Option<string?> by = CompareCommand.ByOption();
        Option<string?> history = CommonOptions.History();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "report",
            "Write a paper of result sets: findings, charts, tables, and what they rest on. "
                + "Example: eesim report results --out report.html --lang fr"
        )
        {
            folders,
            target,
            language,
            format,
            by,
            history,
            json,
        };
        command.SetAction(call =>
        {
            ReportFormat chosen = call.GetValue(format);
            string path = call.GetValue(target)!;
            ReportFiles.Check(chosen, path);
            PageReport report = Build(
                call.GetValue(folders)!,
                ReportOptions.SpeechOf(call.GetValue(language)),
                CompareCommand.ParseAttributes(call.GetValue(by)),
                call.GetValue(history),
                host
            );
            ReportFiles.Write(report, chosen, path);
            if (call.GetValue(json))
            {
                JsonDocumentWriter.Write(
                    host.Out,
                    [],
                    document =>
                    {
                        document.WriteString("out", path);
                        document.WriteString("format", ReportOptions.Word(chosen));
                        ReportFiles.WriteJson(document, report);
                    }
                );
            }
            else
            {
                PlainText.Wrap(host.Out, "", "  ", LineOf(report, path), host.Width);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string LineOf(PageReport report, string path)
    {
        (int charts, int tables) = (report.Charts.Count(), report.Tables.Count());
        return report.Speech.Say(
            $"{report.Title}: {PlainText.Count(charts, "chart")} and {PlainText.Count(tables, "table")} are in {path}",
            $"{report.Title} : graphiques ({charts}) et tableaux ({tables}) dans {path}"
        );
    }

    private static PageReport Build(
        string[] folders,
        ReportSpeech speech,
        ImmutableArray<string> attributes,
        string? historyChoice,
        Host host
    )
    {
        if (folders.Any(StudyFigures.IsStudy))
        {
            return folders.Length > 1
                    ? throw new InvalidInputException("A report is of one study, or of result sets; expected a study alone.")
                : !attributes.IsEmpty
                    ? throw new InvalidInputException("--by is for comparisons of result sets; a study has no attributes.")
                : StudyReport.Build(speech, StudyFigures.Read(folders[0]));
        }

        ImmutableArray<RunSummary> runs = [.. folders.Select(RunSummary.Read)];
        PublishedHistory? history = RunHistory.Find(runs[0], historyChoice, host);
        if (runs.Length == 1)
        {
            if (!attributes.IsEmpty)
            {
                throw new InvalidInputException("--by is for comparisons; expected two result sets or more.");
            }

            return RunReport.Build(speech, new RunReportInput(runs[0], history));
        }

        Comparison comparison = RunComparison.Of(runs, attributes, history, host);
        return ComparisonReport.Build(speech, new ComparisonInput(comparison, runs, history, EesimProgram.Version, ""));
    }
}
