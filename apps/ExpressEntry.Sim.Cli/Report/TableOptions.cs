using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Writing;
using PageReport = ExpressEntry.Sim.Reports.Model.Report;

namespace ExpressEntry.Sim.Cli.Report;

/// <summary>Arguments and options that every table has, and what they mean.</summary>
internal sealed class TableOptions(Host host)
{
    private readonly Argument<string?> _folder = new("RESULT")
    {
        Description = "A result set of 'eesim simulate'. Without one: the published history.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<OutputLanguage> _language = CommonOptions.Language();

    private readonly Option<ReportFormat> _format = ReportOptions.Format(
        ReportFormat.Html,
        ReportFormat.Markdown,
        ReportFormat.Csv
    );

    private readonly Option<string?> _target = new("--out")
    {
        Description = "The page to write (html, md), or a new or empty folder (csv). Default: standard output, as Markdown.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _history = CommonOptions.History();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Adds them to a verb, after its own.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_folder);
        foreach (Option option in (Option[])[_language, _format, _target, _history, _json])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Opens what a call asks for.</summary>
    public TableRequest Read(ParseResult call)
    {
        if (call.GetValue(_target) is { } target)
        {
            ReportFiles.Check(call.GetValue(_format), target);
        }

        var speech = ReportOptions.SpeechOf(call.GetValue(_language));
        string? choice = call.GetValue(_history);
        if (call.GetValue(_folder) is not { } folder)
        {
            PublishedHistory history = HistorySource.Open(choice, host);
            return new TableRequest(speech, null, history, $"the history ({history.Source})");
        }

        RunSummary run = RunSummary.Read(folder);
        PublishedHistory known =
            RunHistory.Find(run, choice, host)
            ?? (
                choice is null
                    ? new PublishedHistory("not at hand", [], [], [])
                    : throw new InvalidInputException(
                        $"--history {choice} is not the history that {folder} was made from; leave it out to do without."
                    )
            );
        return new TableRequest(speech, run, known, folder);
    }

    /// <summary>Writes the tables to a file, a folder or standard output.</summary>
    /// <returns>The exit code.</returns>
    public int Write(ParseResult call, TableRequest request, PageReport report)
    {
        ReportFormat format = call.GetValue(_format);
        string? target = call.GetValue(_target);
        if (target is not null)
        {
            ReportFiles.Write(report, format, target);
        }

        if (call.GetValue(_json))
        {
            JsonDocumentWriter.Write(host.Out, request.History.Warnings, json => ReportFiles.WriteJson(json, report));
        }
        else if (target is not null)
        {
            int tables = report.Tables.Count();
            host.Out.WriteLine(
                request.Speech.Say(
                    $"{report.Title}: {tables} tables are in {target}.",
                    $"{report.Title} : tableaux ({tables}) dans {target}."
                )
            );
        }
        else
        {
            WriteOut(report, call.GetResult(_format) is { Implicit: false } ? format : ReportFormat.Markdown);
        }

        return ExitCode.Done;
    }

    private void WriteOut(PageReport report, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Html:
                HtmlReport.Write(host.Out, report);
                break;
            case ReportFormat.Csv:
                ReportTable[] tables = [.. report.Tables];
                if (tables.Length != 1)
                {
                    throw new InvalidInputException(
                        $"--format csv: these are {tables.Length} tables; expected --out with a new or empty folder for them."
                    );
                }

                CsvTable.Write(host.Out, tables[0]);
                break;
            default:
                MarkdownReport.Write(host.Out, report);
                break;
        }
    }
}
