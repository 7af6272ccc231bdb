using System.Text;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Writing;
using PageReport = ExpressEntry.Sim.Reports.Model.Report;

namespace ExpressEntry.Sim.Cli.Report;

/// <summary>Writes a report in a format: a file, or a folder of them; whole or not at all.</summary>
internal static class ReportFiles
{
    /// <summary>Refuses a target that cannot be written, before anything is computed.</summary>
    /// <param name="format">The format.</param>
    /// <param name="target">The value of <c>--out</c>.</param>
    /// <exception cref="InvalidInputException">It is not what the format needs.</exception>
    public static void Check(ReportFormat format, string target)
    {
        if (format is ReportFormat.Html or ReportFormat.Markdown)
        {
            ReportOptions.CheckFile("--out", target);
        }
        else
        {
            OutFolder.CheckFree(target);
        }
    }

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format">The format.</param>
    /// <param name="target">A file for HTML and Markdown, else a new or empty folder.</param>
    /// <exception cref="InvalidInputException">The disk does not take it, or the format needs a program that is not there.</exception>
    public static void Write(PageReport report, ReportFormat format, string target)
    {
        switch (format)
        {
            case ReportFormat.Html:
                WriteFile("--out", target, text => HtmlReport.Write(text, report));
                break;
            case ReportFormat.Markdown:
                WriteFile("--out", target, text => MarkdownReport.Write(text, report));
                break;
            case ReportFormat.Csv:
                OutFolder.Write(
                    target,
                    folder =>
                    {
                        foreach (ReportTable table in report.Tables)
                        {
                            OutFolder.WriteText(folder, table.Id + ".csv", text => CsvTable.Write(text, table));
                        }
                    }
                );
                break;
            case ReportFormat.Svg:
                WritePictures(report, target);
                break;
        }
    }

    /// <summary>Writes the page that <c>--report</c> asks for, of a verb that is no report itself.</summary>
    public static void WritePage(PageReport report, string file) =>
        WriteFile("--report", file, text => HtmlReport.Write(text, report));

    /// <summary>Writes the report as members of a JSON document: sentences, and tables with their numbers as they are.</summary>
    public static void WriteJson(Utf8JsonWriter json, PageReport report)
    {
        json.WriteString("title", report.Title);
        json.WriteString("lang", report.Speech.Code);
        json.WriteStartArray("findings");
        foreach (string finding in report.Findings)
        {
            json.WriteStringValue(finding);
        }

        json.WriteEndArray();
        json.WriteStartArray("charts");
        foreach (ReportChart chart in report.Charts)
        {
            json.WriteStartObject();
            json.WriteString("id", chart.Id);
            json.WriteString("title", chart.Title);
            json.WriteString("unit", chart.Unit);
            json.WriteString("source", chart.Source);
            json.WriteString("table", chart.Table.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tables");
        foreach (ReportTable table in report.Tables)
        {
            WriteTable(json, table);
        }

        json.WriteEndArray();
    }

    private static void WriteTable(Utf8JsonWriter json, ReportTable table)
    {
        json.WriteStartObject();
        json.WriteString("id", table.Id);
        json.WriteString("title", table.Title);
        json.WriteStartArray("columns");
        foreach (ReportColumn column in table.Columns)
        {
            json.WriteStringValue(column.Title);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartArray();
            foreach (ReportCell cell in row)
            {
                if (cell.Value is { } value)
                {
                    json.WriteNumberValue(value);
                }
                else
                {
                    json.WriteStringValue(cell.Code ?? cell.Text.Trim());
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFile(string option, string target, Action<TextWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
        {
            write(text);
        }

        try
        {
            DurableFile.Write(target, bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (Exception failure) when (PlaceFault.Is(failure))
        {
            throw new InvalidInputException($"{option} {target} cannot be written: {failure.Message}", failure);
        }
    }

    private static void WritePictures(PageReport report, string target)
    {
        ReportChart[] charts = [.. report.Charts];
        if (charts.Length == 0)
        {
            throw new InvalidInputException("--format svg: this report has no chart; expected html, md or csv.");
        }

        string[] pictures = NodeCharts.Draw(ChartSpecs.Of(report));
        OutFolder.Write(
            target,
            folder =>
            {
                for (int i = 0; i < charts.Length; i++)
                {
                    string picture = pictures[i];
                    OutFolder.WriteText(folder, charts[i].Id + ".svg", text => text.Write(picture + "\n"));
                }
            }
        );
    }
}
