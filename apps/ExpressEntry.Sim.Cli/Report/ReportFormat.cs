namespace ExpressEntry.Sim.Cli.Report;

/// <summary>What a report is written as.</summary>
internal enum ReportFormat : byte
{
    /// <summary>One page that stands alone.</summary>
    Html,

    /// <summary>One Markdown file.</summary>
    Markdown,

    /// <summary>A folder with a CSV file a table.</summary>
    Csv,

    /// <summary>A folder with an SVG file a chart.</summary>
    Svg,
}
