using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Cli.Tests.History;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Check_EmbeddedHistory_HoldsAndShowsTheTotals()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "check"));

        foreach (
            string total in (string[])
                ["31,063", "33,782", "86,023", "89,800", "85,300", "107,350", "114,431", "46,539", "110,266", "98,903"]
        )
        {
            Assert.Matches($@"{total}\s+{total}\s+equal", _host.Out);
        }

        Assert.Contains("All 18 checks hold: 431 rounds, 143 pool snapshots.", _host.Out, StringComparison.Ordinal);
        Assert.All(_host.Out.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Check_Json_SaysTheSame()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "check", "--json"));

        using var json = JsonDocument.Parse(_host.Out);
        Assert.True(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(18, json.RootElement.GetProperty("checks").GetArrayLength());
        JsonElement year = json
            .RootElement.GetProperty("totals")
            .EnumerateArray()
            .Single(total => total.GetProperty("year").GetInt32() == 2021);
        Assert.Equal(
            (114_431, 114_431),
            (year.GetProperty("invitations").GetInt32(), year.GetProperty("official").GetInt32())
        );
        Assert.All(
            json.RootElement.GetProperty("feed_rules").EnumerateArray(),
            rule => Assert.Equal(JsonValueKind.Null, rule.GetProperty("count").ValueKind)
        );
    }

    [Fact]
    public void Check_FeedWithTrouble_FailsAndListsTheRulesThatFired()
    {
        string path = _host.Write(
            "feed.json",
            FeedText(Record("500", ("drawCutOff", "April 2, 2027 at 01:02:03")), Record("501", ("drawName", "Beekeepers")))
        );

        Assert.Equal(ExitCode.Failed, _host.Run("history", "check", "--history", path));

        Assert.Contains("FAILED", _host.Out, StringComparison.Ordinal);
        Assert.Contains(
            "the published tie-break is later",
            _host.Run("history", "rounds", "--history", path) == 0 ? _host.Out : "",
            StringComparison.Ordinal
        );
        Assert.Equal(ExitCode.Failed, _host.Run("history", "check", "--history", path, "--json"));
        using var json = JsonDocument.Parse(_host.Out);
        Dictionary<string, int> fired = json
            .RootElement.GetProperty("feed_rules")
            .EnumerateArray()
            .ToDictionary(rule => rule.GetProperty("rule").GetString()!, rule => rule.GetProperty("count").GetInt32());
        Assert.Equal(
            (1, 1, 1, 0),
            (fired["unknown-name"], fired["utc-missing"], fired["tie-break-after-round"], fired["round-208-size"])
        );
    }

    [Fact]
    public void Check_ImportedFeed_KeepsItsRulesBesideTheTables()
    {
        string path = _host.Write("feed.json", FeedText(Record("500", ("drawSize", "<b>2,500</b>"))));
        Assert.Equal(ExitCode.Done, _host.Run("history", "import", path));

        _host.Run("history", "check");

        Assert.Contains("html-in-field", _host.Out, StringComparison.Ordinal);
        Assert.Contains("round 500 drawSize", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Rules_ListsEveryRuleWithItsMeaning()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "check", "--rules"));

        Assert.Contains("round-208-size", _host.Out, StringComparison.Ordinal);
        Assert.Contains("record-no-object", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AsOfDayInAYear_DoesNotAskForThatYearsTotal()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "check", "--as-of", "2021-07-01"));
    }
}
