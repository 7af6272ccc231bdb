using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Tests;

public sealed class ReportSpeechTests
{
    private static readonly ReportSpeech English = new(ReportLanguage.English);
    private static readonly ReportSpeech French = new(ReportLanguage.French);

    [Theory]
    [InlineData(1234567.25, 1, "1,234,567.3", "1\u202f234\u202f567,3")]
    [InlineData(999, 0, "999", "999")]
    [InlineData(-1234.6, 0, "\u22121,235", "\u22121\u202f235")]
    [InlineData(-0.04, 1, "0.0", "0,0")]
    [InlineData(2.5, 0, "3", "3")]
    [InlineData(double.NaN, 2, "–", "–")]
    public void Number_OfEachLanguage_HasItsGroupsAndSign(double value, int digits, string english, string french)
    {
        Assert.Equal(english, English.Number(value, digits));
        Assert.Equal(french, French.Number(value, digits));
    }

    [Fact]
    public void Signed_ZeroAfterRounding_HasNoPlus()
    {
        Assert.Equal("+2", English.Signed(2));
        Assert.Equal("0.0", English.Signed(0.04, 1));
    }

    [Theory]
    [InlineData(1, "1 replication", "1 réplication")]
    [InlineData(2000, "2,000 replications", "2\u202f000 réplications")]
    public void Replications_OfACount_HaveTheirNumber(int count, string english, string french)
    {
        Assert.Equal(english, English.Replications(count));
        Assert.Equal(french, French.Replications(count));
    }

    [Fact]
    public void Percent_InFrench_HasASpaceThatDoesNotBreak()
    {
        Assert.Equal("93%", English.Percent(0.931));
        Assert.Equal("93,1\u00a0%", French.Percent(0.931, 1));
    }

    [Fact]
    public void Day_FirstOfAMonth_IsAnOrdinalInFrench()
    {
        Assert.Equal("March 1, 2026", English.Day(new DateOnly(2026, 3, 1)));
        Assert.Equal("1er\u00a0mars 2026", French.Day(new DateOnly(2026, 3, 1)));
        Assert.Equal("23\u00a0juillet 2026", French.Day(new DateOnly(2026, 7, 23)));
    }

    [Fact]
    public void Instant_WithAnotherOffset_IsGivenInUtc()
    {
        var at = new DateTimeOffset(2026, 7, 23, 6, 9, 7, TimeSpan.FromHours(-4));
        Assert.Equal("July 23, 2026 at 10:09:07 UTC", English.Instant(at));
        Assert.Equal("23\u00a0juillet 2026 à 10\u00a0h\u00a009\u00a0min\u00a007\u00a0s\u00a0UTC", French.Instant(at));
    }

    [Fact]
    public void Say_InFrench_SpacesBeforeColonsAndPercentSignsDoNotBreak()
    {
        Assert.Equal("Source\u00a0: 5\u00a0% de «\u00a0tout\u00a0»", French.Say("", "Source : 5 % de « tout »"));
        Assert.Equal("Source : x", English.Say("Source : x", ""));
    }

    [Theory]
    [InlineData("refused", "Demandes refusées")]
    [InlineData("lost_eligibility", "Profils qui ne sont plus admissibles")]
    public void Flow_InFrench_IsNamedAsTheNoticesName(string flow, string name) =>
        Assert.Equal(name, GroupNames.OfFlow(French, flow));

    [Fact]
    public void Warning_OfTheProgram_IsASentence()
    {
        Assert.Equal("The horizons differ.", Basis.Warning(English, "the horizons differ"));
        Assert.StartsWith(
            "Après le 2\u00a0novembre 2026, la grille du SCG",
            Basis.Warning(French, "after 2026-11-02 the CRS grid is not known: and so on"),
            StringComparison.Ordinal
        );
    }
}
