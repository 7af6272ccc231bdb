using System.Globalization;
using System.Text.Encodings.Web;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Writing;

/// <summary>Writes a report as one page that needs nothing else: style, script and data are inside it.</summary>
/// <remarks>
/// Without a script the page has every number: the table behind a chart is open until its chart is drawn. A policy in the page
/// itself forbids it to fetch anything.
/// </remarks>
public sealed class HtmlReport
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";
    private const int WideColumns = 8;
    private readonly TextWriter _out;
    private readonly Report _report;
    private readonly ReportSpeech _speech;

    private HtmlReport(TextWriter output, Report report) => (_out, _report, _speech) = (output, report, report.Speech);

    /// <summary>Writes the page.</summary>
    /// <param name="output">Takes the text; lines end with a line feed.</param>
    /// <param name="report">The report.</param>
    public static void Write(TextWriter output, Report report) => new HtmlReport(output, report).WritePage();

    /// <summary>Escapes a text so that it is shown as it is, between tags and inside quoted attributes.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text for HTML.</returns>
    public static string Escape(string text) => Encoder.Encode(text);

    private static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private void WritePage()
    {
        Line("<!DOCTYPE html>");
        Line($"<html lang=\"{_speech.Code}-CA\">");
        Line("<head>");
        Line("<meta charset=\"utf-8\">");
        Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">");
        Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        Line("<meta name=\"generator\" content=\"ExpressEntry.Sim\">");
        Line($"<title>{Escape(_report.Title)}</title>");
        Line($"<style>\n{ChartAssets.Style}</style>");
        Line("</head>");
        bool isTables = !_report.Charts.Any();
        bool isWide = isTables && _report.Tables.Any(table => table.Columns.Length >= WideColumns);
        Line(isWide ? "<body class=\"wide\">" : "<body>");
        Line("<header>");
        string kind = isTables
            ? _speech.Say("Express Entry · tables", "Entrée express · tableaux")
            : _speech.Say("Express Entry · report", "Entrée express · rapport");
        Line($"<p class=\"kind\">{Escape(kind)}</p>");
        Line($"<h1>{Escape(_report.Title)}</h1>");
        Line($"<p class=\"question\">{Escape(_report.Question)}</p>");
        Line("</header>");
        Line("<main>");
        WriteFindings();
        for (int i = 0; i < _report.Sections.Length; i++)
        {
            WriteSection(_report.Sections[i], i + 2);
        }

        Line("</main>");
        Line("<footer>");
        string footer = _speech.Say(
            "Made by ExpressEntry.Sim. This is no advice and no product of the Government of Canada; published figures come from Immigration, Refugees and Citizenship Canada (Open Government Licence – Canada).",
            "Produit par ExpressEntry.Sim. Ceci n'est ni un conseil ni un produit du gouvernement du Canada; les chiffres publiés viennent d'Immigration, Réfugiés et Citoyenneté Canada (Licence du gouvernement ouvert – Canada)."
        );
        Line($"<p>{Escape(footer)}</p>");
        Line("</footer>");
        if (_report.Charts.Any())
        {
            Line($"<script>\n{ChartAssets.PageScript.Trim()}\n</script>");
        }

        Line("</body>");
        Line("</html>");
    }

    private void WriteFindings()
    {
        if (_report.Findings.IsEmpty)
        {
            return;
        }

        Line("<section class=\"findings\" aria-labelledby=\"section-1\">");
        Line($"<h2 id=\"section-1\">{Escape(_speech.Say("Findings", "Constats"))}</h2>");
        Line("<ul>");
        foreach (string finding in _report.Findings)
        {
            Line($"<li>{Escape(finding)}</li>");
        }

        Line("</ul>");
        if (_report.Charts.Any())
        {
            string noScript = _speech.Say(
                "A script inside this page draws its charts. Without it, their numbers are in the tables.",
                "Un script contenu dans cette page dessine les graphiques. Sans lui, leurs chiffres sont dans les tableaux."
            );
            Line($"<noscript><p class=\"note\">{Escape(noScript)}</p></noscript>");
        }

        Line("</section>");
    }

    private void WriteSection(ReportSection section, int number)
    {
        string id = "section-" + number.ToString(CultureInfo.InvariantCulture);
        Line($"<section aria-labelledby=\"{id}\">");
        // A page of one table says its name once.
        string heading = section.Heading == _report.Title ? _speech.Say("Table", "Tableau") : section.Heading;
        Line($"<h2 id=\"{id}\">{Escape(heading)}</h2>");
        bool isInRow = false;
        foreach (ReportBlock block in section.Blocks)
        {
            bool belongsInRow = block is ReportChart { IsHalf: true };
            if (belongsInRow != isInRow)
            {
                Line(belongsInRow ? "<div class=\"row\">" : "</div>");
                isInRow = belongsInRow;
            }

            WriteBlock(block);
        }

        Line(isInRow ? "</div>\n</section>" : "</section>");
    }

    private void WriteBlock(ReportBlock block)
    {
        switch (block)
        {
            case ReportParagraph paragraph:
                Line($"<p>{Escape(paragraph.Text)}</p>");
                break;
            case ReportCode code:
                Line($"<pre tabindex=\"0\"><code>{Escape(code.Text)}</code></pre>");
                break;
            case ReportTable table:
                WriteTable(table, isBehindChart: false);
                break;
            case ReportChart chart:
                WriteChart(chart);
                break;
        }
    }

    private void WriteChart(ReportChart chart)
    {
        Line($"<figure class=\"chart{(chart.IsHalf ? " half" : "")}\" id=\"{Escape(chart.Id)}\">");
        Line(
            $"<figcaption><strong>{Escape(chart.Title)}</strong> <span class=\"unit\">{Escape(chart.Unit)}</span></figcaption>"
        );
        Line("<div class=\"plot\"></div>");
        Line($"<p class=\"source\">{Escape(_speech.Say("Source: ", "Source : ") + chart.Source)}</p>");
        Line("<details open>");
        string summary = _speech.Say("The numbers", "Les chiffres");
        Line($"<summary>{Escape(summary)}<span class=\"aside\"> – {Escape(chart.Table.Title)}</span></summary>");
        WriteTable(chart.Table, isBehindChart: true);
        Line("</details>");
        Line($"<script type=\"application/json\">{ChartSpecs.Of(_speech, chart)}</script>");
        Line("</figure>");
    }

    private void WriteTable(ReportTable table, bool isBehindChart)
    {
        string id = Escape(table.Id);
        // A wide table scrolls in its own frame, which the keyboard reaches.
        Line($"<div class=\"table\" role=\"group\" aria-labelledby=\"{id}-title\" tabindex=\"0\">");
        Line($"<table id=\"{id}\">");
        Line($"<caption id=\"{id}-title\"{(isBehindChart ? " class=\"aside\"" : "")}>{Escape(table.Title)}</caption>");
        _out.Write("<thead><tr>");
        foreach (ReportColumn column in table.Columns)
        {
            _out.Write($"<th scope=\"col\"{(column.IsNumber ? " class=\"n\"" : "")}>{Escape(column.Title)}</th>");
        }

        Line("</tr></thead>");
        Line("<tbody>");
        foreach (var row in table.Rows)
        {
            _out.Write("<tr>");
            for (int i = 0; i < row.Length; i++)
            {
                string numeric = table.Columns[i].IsNumber ? " class=\"n\"" : "";
                string value = row[i].Value is { } number
                    ? $" data-value=\"{number.ToString("R", CultureInfo.InvariantCulture)}\""
                    : "";
                string text = row[i].Code is { } code
                    ? $"<time datetime=\"{Escape(code)}\">{Escape(row[i].Text)}</time>"
                    : Escape(row[i].Text);
                _out.Write(i == 0 ? $"<th scope=\"row\"{numeric}{value}>{text}</th>" : $"<td{numeric}{value}>{text}</td>");
            }

            Line("</tr>");
        }

        Line("</tbody>");
        Line("</table>");
        Line("</div>");
        if (table.Note is { } note)
        {
            Line($"<p class=\"note\">{Escape(note)}</p>");
        }
    }

    private void Line(string text) => _out.Write(text + "\n");
}
