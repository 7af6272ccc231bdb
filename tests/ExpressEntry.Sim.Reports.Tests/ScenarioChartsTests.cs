using System.Xml.Linq;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>The charts on the pages of docs/scenarios are those of the runs the pages speak of.</summary>
public sealed class ScenarioChartsTests(SmallRuns runs)
{
    private const string Remade = "half-french";
    private static readonly string Pages = Repository.PathOf("docs", "scenarios");

    public static TheoryData<string> Names =>
        [
            .. Directory
                .GetFiles(Repository.PathOf("scenarios"), "*.yaml")
                .Select(path => Path.GetFileNameWithoutExtension(path)!)
                .Where(name => !name.StartsWith("baseline", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_OfAScenario_ShowsItsTwoChartsByTheirFindings(string name)
    {
        string page = File.ReadAllText(Path.Combine(Pages, name + ".md"));
        string replications = name == "levels-plan" ? "200" : "500";
        foreach (string chart in (string[])["cutoffs", "pool"])
        {
            string file = $"charts/{name}-{chart}.svg";
            XElement picture = XDocument.Load(Path.Combine(Pages, file)).Root!;
            string title = picture.Element(picture.Name.Namespace + "title")!.Value;
            string what = picture.Element(picture.Name.Namespace + "desc")!.Value;
            Assert.Contains($"![{title}]({file})", page, StringComparison.Ordinal);
            Assert.Contains($"{replications} replications each", what, StringComparison.Ordinal);
            Assert.EndsWith("seed 20150131", what, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Length", "long")]
    public void Charts_MadeAgain_AreTheSame()
    {
        string baseline = Simulate("baseline");
        string scenario = Simulate(Remade);
        string pictures = runs.NewPath("pictures");
        runs.Run("report", baseline, scenario, "--format", "svg", "--out", pictures);
        foreach (string chart in (string[])["cutoffs", "pool"])
        {
            string shown = File.ReadAllText(Path.Combine(Pages, "charts", $"{Remade}-{chart}.svg"));
            Assert.True(
                File.ReadAllText(Path.Combine(pictures, $"{chart}-differences.svg")) == shown,
                $"docs/scenarios/charts/{Remade}-{chart}.svg is not what is made now; make all charts again with the commands on the pages."
            );
        }
    }

    private string Simulate(string name)
    {
        string folder = runs.NewPath(name);
        string file = Repository.PathOf("scenarios", name + ".yaml");
        runs.Run("simulate", file, "--out", folder, "--replications", "500");
        return folder;
    }
}
