using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>Every shipped scenario has a page, and the short version on it prints what the page shows.</summary>
public sealed class ScenarioPagesTests
{
    // The outputs were made on this day; how old the data was then is part of them.
    private static readonly DateTimeOffset MadeOn = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names =>
        [.. Scenarios.Where(name => !name.StartsWith("baseline", StringComparison.Ordinal))];

    private static string[] Scenarios =>
        [
            .. Directory
                .GetFiles(Repository.PathOf("scenarios"), "*.yaml")
                .Select(path => Path.GetFileNameWithoutExtension(path)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Length", "long")]
    public void Page_ShortVersion_PrintsWhatIsShown(string name)
    {
        string document = $"docs/scenarios/{name}.md";
        string command = Assert.Single(ConsoleBlocks.Read(document)).Command;
        Assert.StartsWith("./eesim compare scenarios/baseline", command, StringComparison.Ordinal);
        Assert.Contains($" scenarios/{name}.yaml ", command, StringComparison.Ordinal);
        string run = Assert.Single(DocumentRun.Check(document, MadeOn));
        Assert.Equal(command, run);
    }

    [Fact]
    [Trait("Length", "long")]
    public void Baseline_ShortVersion_PrintsWhatIsShown() =>
        Assert.Equal(
            "./eesim simulate scenarios/baseline.yaml --history embedded --replications 16 --out results/baseline",
            Assert.Single(DocumentRun.Check("docs/scenarios/baseline.md", MadeOn))
        );

    [Theory]
    [InlineData("baseline")]
    [InlineData("baseline-to-2028")]
    public void Baseline_OfTheOthers_IsOnItsPage(string name)
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "scenarios", "baseline.md"));
        string list = File.ReadAllText(Repository.PathOf("docs", "scenarios", "README.md"));
        Assert.Contains($"(../../scenarios/{name}.yaml)", page, StringComparison.Ordinal);
        Assert.Contains("(baseline.md)", list, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_OfAScenario_IsListedAndNamesItsFile(string name)
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "scenarios", name + ".md"));
        string list = File.ReadAllText(Repository.PathOf("docs", "scenarios", "README.md"));
        Assert.Contains($"(../../scenarios/{name}.yaml)", page, StringComparison.Ordinal);
        Assert.Contains($"({name}.md)", list, StringComparison.Ordinal);
        Assert.Contains($"--replications {(name == "levels-plan" ? 200 : 500)}`", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Scenarios_Shipped_AreTenQuestionsOrMoreOnOneBaseline()
    {
        Assert.True(Names.Count >= 10);
        foreach (string name in Scenarios)
        {
            Scenario scenario = ScenarioReader.ReadFile(Repository.PathOf("scenarios", name + ".yaml"));
            Assert.Equal(new DateOnly(2026, 7, 24), scenario.AsOf);
            Assert.NotEmpty(scenario.Description);
            Assert.True(scenario.IsFromPosterior);
        }
    }
}
