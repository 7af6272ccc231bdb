using System.Xml.Linq;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>The chart beside docs/accuracy.md is the one a fresh run draws.</summary>
public sealed class OddsChartTests
{
    private const int Panels = 3;

    [Fact]
    [Trait("Length", "long")]
    public void OddsReliability_Committed_IsTheFreshRun()
    {
        using var host = new TestHost();
        Assert.Equal(
            ExitCode.Done,
            host.Run("backtest", "--task", "d", "--charts", host.Folder, "--history", "embedded", "--threads", "1")
        );

        string drawn = File.ReadAllText(Path.Combine(host.Folder, "odds-reliability.svg"));
        Assert.Equal(File.ReadAllText(Repository.PathOf("docs", "odds-reliability.svg")), drawn);

        // One point a class and panel, one in the legend; every one inside its panel.
        XElement[] dots = [.. XElement.Parse(drawn).Elements().Where(element => element.Name.LocalName == "circle")];
        Assert.InRange(dots.Length, (4 * Panels) + 1, (7 * Panels) + 1);
        Assert.All(dots, dot => Assert.InRange((double)dot.Attribute("cx")!, 0, 950));
    }
}
