namespace ExpressEntry.Sim.Reports.Writing;

/// <summary>The files that <c>apps/charts</c> builds and the page's style, as they travel inside the assembly.</summary>
public static class ChartAssets
{
    /// <summary>The script that draws the charts of a page; defines <c>EesimCharts</c>.</summary>
    public static string PageScript { get; } = Read("charts.js");

    /// <summary>The program with which Node.js draws charts as SVG: specs on standard input, texts on standard output.</summary>
    public static string NodeProgram => Read("render.mjs");

    /// <summary>The style of a page, for screens and paper.</summary>
    public static string Style { get; } = Read("report.css");

    private static string Read(string name)
    {
        using Stream stream =
            typeof(ChartAssets).Assembly.GetManifestResourceStream($"charts/{name}")
            ?? throw new InvalidOperationException($"The assembly was built without its charts: {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
