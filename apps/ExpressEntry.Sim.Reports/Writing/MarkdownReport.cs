using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Writing;

/// <summary>Writes a report as Markdown: sentences and tables; of a chart its finding and its numbers.</summary>
public static class MarkdownReport
{
    /// <summary>Writes it.</summary>
    /// <param name="output">Takes the text; lines end with a line feed.</param>
    /// <param name="report">The report.</param>
    public static void Write(TextWriter output, Report report)
    {
        ReportSpeech speech = report.Speech;
        output.Write($"# {Escape(report.Title)}\n\n{Escape(report.Question)}\n");
        if (!report.Findings.IsEmpty)
        {
            output.Write($"\n## {speech.Say("Findings", "Constats")}\n\n");
            foreach (string finding in report.Findings)
            {
                output.Write($"- {Escape(finding)}\n");
            }
        }

        foreach (ReportSection section in report.Sections)
        {
            // A page of one table says its name once.
            output.Write(section.Heading == report.Title ? "" : $"\n## {Escape(section.Heading)}\n");
            foreach (ReportBlock block in section.Blocks)
            {
                output.Write("\n");
                WriteBlock(output, speech, block);
            }
        }
    }

    private static void WriteBlock(TextWriter output, ReportSpeech speech, ReportBlock block)
    {
        switch (block)
        {
            case ReportParagraph paragraph:
                output.Write(Escape(paragraph.Text) + "\n");
                break;
            case ReportCode code:
                string fence = FenceFor(code.Text);
                output.Write($"{fence}\n{code.Text}\n{fence}\n");
                break;
            case ReportTable table:
                output.Write($"**{Escape(table.Title)}**\n\n");
                WriteTable(output, table);
                break;
            case ReportChart chart:
                output.Write($"**{Escape(chart.Title)}**\n\n{Escape(chart.Table.Title)}\n\n");
                WriteTable(output, chart.Table);
                output.Write($"\n{Escape(speech.Say("Source: ", "Source : ") + chart.Source)}\n");
                break;
        }
    }

    private static void WriteTable(TextWriter output, ReportTable table)
    {
        output.Write($"| {string.Join(" | ", table.Columns.Select(column => Escape(column.Title)))} |\n");
        output.Write($"|{string.Concat(table.Columns.Select(column => column.IsNumber ? "---:|" : "---|"))}\n");
        foreach (var row in table.Rows)
        {
            output.Write($"| {string.Join(" | ", row.Select(cell => Escape(cell.Text)))} |\n");
        }

        if (table.Note is { } note)
        {
            output.Write($"\n{Escape(note)}\n");
        }
    }

    // Longer than any run of backticks inside, so that no text can end the block.
    private static string FenceFor(string text)
    {
        string fence = "```";
        while (text.Contains(fence, StringComparison.Ordinal))
        {
            fence += "`";
        }

        return fence;
    }

    // What Markdown or the HTML within it would read as its own is shown as it is.
    private static string Escape(string text)
    {
        var escaped = new System.Text.StringBuilder(text.Length);
        foreach (char letter in text.ReplaceLineEndings(" "))
        {
            if (letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '&')
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }
}
