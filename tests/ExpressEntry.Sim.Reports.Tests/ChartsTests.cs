namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>The charts' own unit tests (apps/charts/tests), run where the build put them.</summary>
public sealed class ChartsTests
{
    [Fact]
    public void Charts_TheirOwnTests_Pass()
    {
        string output = Charts.RunNode([Path.Combine("node_modules", "vitest", "vitest.mjs"), "run", "--reporter=default"]);
        Assert.Matches(@"Tests\s+[1-9][0-9]* passed", output);
    }

    [Fact]
    public void PageScript_AsItTravels_EndsNoScriptElementAndKeepsTheNotice()
    {
        Assert.DoesNotContain("</script", Writing.ChartAssets.PageScript, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Observable Plot", Writing.ChartAssets.PageScript[..400], StringComparison.Ordinal);
        Assert.InRange(Writing.ChartAssets.PageScript.Length, 50_000, 400_000);
    }
}
