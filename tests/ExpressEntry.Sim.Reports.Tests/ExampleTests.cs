using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>The example that the documents link to is what the commands of docs/reports.md make.</summary>
[Trait("Length", "long")]
public sealed class ExampleTests(SmallRuns runs)
{
    [Fact]
    public void Example_MadeAgain_IsTheSame()
    {
        string baseline = runs.NewPath("baseline");
        string french = runs.NewPath("french");
        string page = runs.NewPath("example.html");
        runs.Run("simulate", Repository.PathOf("scenarios", "baseline.yaml"), "--out", baseline);
        runs.Run("simulate", Repository.PathOf("scenarios", "french-target.yaml"), "--out", french);
        runs.Run("report", baseline, french, "--out", page);
        Assert.True(
            File.ReadAllText(page) == File.ReadAllText(Repository.PathOf("docs", "reports", "example.html")),
            "docs/reports/example.html is not what is made now; make it again with the three commands of docs/reports.md."
        );
    }
}
