using ExpressEntry.Sim.Cli.Tests.Documents;

namespace ExpressEntry.Sim.Cli.Tests.Studies;

/// <summary>Every command of the page on studies is run, and prints what the page shows.</summary>
/// <remarks>With <c>EESIM_UPDATE_DOCS=1</c> the outputs are written into the page instead of compared.</remarks>
public sealed class StudiesPageTests
{
    private const string Page = "docs/lab/studies.md";

    // The outputs were made on this day; how old the data was then is part of them.
    private static readonly DateTimeOffset MadeOn = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Length", "long")]
    public void Page_EachCommand_PrintsWhatIsShown()
    {
        Assert.Equal(3, DocumentRun.Check(Page, MadeOn, "--history", "embedded").Count);
    }
}
