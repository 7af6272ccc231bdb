using System.Globalization;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>Every command a document shows is run, and prints what the document shows.</summary>
public sealed class DocumentedCommandsTests
{
    // The outputs were made on this day; how old the data was then is part of them.
    private static readonly DateTimeOffset MadeOn = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/lab/compare.md")]
    public void Document_EachCommand_PrintsWhatIsShown(string document)
    {
        Assert.NotEmpty(DocumentRun.Check(document, MadeOn));
    }

    [Fact]
    public void Readme_OutputOfTheTests_NamesEveryTestProjectAndAddsUp()
    {
        // A test cannot run the script that runs it. Counts grow with the project; names and sums must stay true.
        string output = ConsoleBlocks.Read("README.md").Single(block => block.Command == "./test").Output;
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int Passed(string line) =>
            int.Parse(
                line[..line.IndexOf(" passed", StringComparison.Ordinal)].Split(' ')[^1],
                CultureInfo.InvariantCulture
            );
        Assert.Equal(
            Directory
                .GetDirectories(Repository.PathOf("tests"), "*.Tests")
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal),
            lines[..^1].Select(line => line.Split(' ')[0])
        );
        Assert.Equal(lines[..^1].Sum(Passed), Passed(lines[^1]));
        Assert.EndsWith(" passed, 0 failed", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cec", "cec")]
    [InlineData("french", "french")]
    [InlineData("pnp", "nominees")]
    [InlineData("others", "all others")]
    [InlineData("all", "all")]
    public void Readme_Hindcast_IsThatOfTheHindcastPage(string group, string shown)
    {
        // The page's own table is compared with a fresh hindcast by HindcastFloorTests.
        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        string row = File.ReadLines(Repository.PathOf("docs", "hindcast.md"))
            .First(line => line.StartsWith($"| {group} | ", StringComparison.Ordinal));
        string[] cells = [.. row.Split('|', StringSplitOptions.TrimEntries)];
        string expected = $"| {shown} | {cells[2]} | {cells[3]} | {cells[4]} | {cells[5]} | {cells[8]} |";
        Assert.Contains(expected, readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`nopnp`")]
    [InlineData("`mature:nopnp`")]
    [InlineData("`pnp`")]
    [InlineData("`othercat`")]
    public void Readme_Accuracy_IsThatOfTheAccuracyPage(string group)
    {
        // The page's own figures are compared with a fresh backtest by AccuracyFloorTests.
        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        string row = File.ReadLines(Repository.PathOf("docs", "accuracy.md"))
            .Single(line => line.StartsWith($"| {group} | ", StringComparison.Ordinal) && line.Split('|').Length == 10);
        string[] cells = [.. row.Split('|', StringSplitOptions.TrimEntries)];
        Assert.Contains($"| {cells[7]} | {cells[3]} ", readme, StringComparison.Ordinal); // skill with its interval, mean error
    }

    [Fact]
    public void Readme_LibrarySnippet_IsTheCodeBelowAndPrintsWhatItSays()
    {
        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        string source = File.ReadAllText(
            Repository.PathOf("tests", "ExpressEntry.Sim.Cli.Tests", "Documents", "ReadmeSnippet.cs")
        );
        string snippet = readme.Split("```csharp\n")[1].Split("```")[0];
        string[] code = [.. source.Split('\n').Select(line => line.Trim())];
        Assert.All(snippet.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line.Trim(), code));

        using var output = new StringWriter();
        ReadmeSnippet.Run(output);
        Assert.Equal("cut-off 495, submitted at 2000", output.ToString().Trim());
        Assert.Contains($"prints `{output.ToString().Trim()}`", readme, StringComparison.Ordinal);
    }
}
