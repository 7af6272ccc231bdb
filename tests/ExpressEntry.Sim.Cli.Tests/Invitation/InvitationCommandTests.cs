using System.Text.Json;
using ExpressEntry.Sim.Cli.Tests.Score;

namespace ExpressEntry.Sim.Cli.Tests.Invitation;

public sealed class InvitationCommandTests : IDisposable
{
    private readonly TestHost _host = new();
    private readonly string _profile;

    public InvitationCommandTests() => _profile = _host.Write("profile.yaml", ExampleFiles.Read("profile.yaml"));

    [Fact]
    public void Run_ExampleInARealRound_PrintsTheLetter()
    {
        Assert.Equal(0, _host.Run("invitation", _profile, "--at", "2026-07-21", "--round", "428", "--history", "embedded"));
        Assert.Empty(_host.Error);
        Assert.Contains(
            "issued July 21, 2026, under the Canadian Experience Class (cec)",
            _host.Out,
            StringComparison.Ordinal
        );
        Assert.Contains("Apply by September 19, 2026 (60 days).", _host.Out, StringComparison.Ordinal);
        Assert.Matches(@"Total +524 +1200\n", _host.Out);
        Assert.Contains("June 20, 2026 at 15:04:05", _host.Out, StringComparison.Ordinal);
        Assert.Contains("begin now", _host.Out, StringComparison.Ordinal);
        Assert.Contains("PDF", _host.Out, StringComparison.Ordinal);
        Assert.Contains("Ten years of addresses", _host.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("would not have been invited", _host.Out, StringComparison.Ordinal);
        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Run_Json_HasTheKeysOfTheInterface()
    {
        Assert.Equal(0, _host.Run("invitation", _profile, "--at", "2026-07-21", "--json"));
        JsonElement letter = JsonElement.Parse(_host.Out);
        Assert.Equal("cec", letter.GetProperty("program").GetString());
        Assert.Equal(524, letter.GetProperty("score").GetProperty("total").GetInt32());
        Assert.Equal("2026-07-21", letter.GetProperty("issued_at").GetString());
        Assert.Equal("2026-09-19", letter.GetProperty("deadline").GetString());
        Assert.Equal(
            ["accept", "decline", "no_answer"],
            letter.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("choice").GetString())
        );
        Assert.Contains(
            letter.GetProperty("checklist").EnumerateArray(),
            item =>
                item.GetProperty("item").GetString() == "police_certificates"
                && item.GetProperty("lead_days").GetInt32() > 60
        );
    }

    [Theory]
    [InlineData("2016-06-01", "2016-07-31")]
    [InlineData("2017-06-01", "2017-08-30")]
    [InlineData("2019-06-01", "2019-07-31")]
    [InlineData("2020-06-01", "2020-08-30")]
    [InlineData("2022-06-01", "2022-07-31")]
    public void Run_DayOfIssue_DecidesTheDeadline(string day, string deadline)
    {
        Assert.Equal(0, _host.Run("invitation", _profile, "--at", day, "--json"));
        Assert.Equal(deadline, JsonElement.Parse(_host.Out).GetProperty("deadline").GetString());
    }

    [Fact]
    public void Run_NomineeWhoMeetsSeveral_IsInvitedUnderPnp()
    {
        string file = _host.Write(
            "p.yaml",
            ExampleFiles.Read("profile.yaml").Replace("nomination: false", "nomination: true", StringComparison.Ordinal)
        );
        Assert.Equal(0, _host.Run("invitation", file, "--at", "2026-07-21", "--json"));
        Assert.Equal("pnp", JsonElement.Parse(_host.Out).GetProperty("program").GetString());
    }

    [Theory]
    // With lower language levels the score is below the cut-off of 516; 429 ranked French and 427 PNP.
    [InlineData("428", "2026-07-21", "clb", "went down to 516")]
    [InlineData("429", "2026-07-22", "", "not in that group")]
    [InlineData("427", "2026-07-20", "", "not in that group")]
    public void Run_RoundThatWouldNotHaveInvited_SaysWhy(string round, string day, string weaken, string said)
    {
        string yaml = ExampleFiles.Read("profile.yaml");
        string file = _host.Write(
            "p.yaml",
            weaken.Length == 0
                ? yaml
                : yaml.Replace("reading: 8, writing: 8", "reading: 7, writing: 7", StringComparison.Ordinal)
        );
        Assert.Equal(0, _host.Run("invitation", file, "--at", day, "--round", round, "--json"));
        JsonElement letter = JsonElement.Parse(_host.Out);
        Assert.False(letter.GetProperty("invited").GetBoolean());
        Assert.Contains(said, letter.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoProgramMet_SaysSo()
    {
        string file = _host.Write("p.yaml", "age: 30\neducation: masters\nfirst_language: null");
        Assert.Equal(0, _host.Run("invitation", file, "--at", "2026-07-21", "--json"));
        JsonElement letter = JsonElement.Parse(_host.Out);
        Assert.Equal(JsonValueKind.Null, letter.GetProperty("program").ValueKind);
        Assert.Contains(
            "no program is known to be met",
            letter.GetProperty("warnings")[0].GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--at 2026-07-21 --round 9999", "on 2026-07-21: 428")]
    [InlineData("--at 2026-07-20 --round 428", "took place on 2026-07-21")]
    [InlineData("--at 2014-07-20", "from 2015-01-01 on")]
    [InlineData("--at July", "expected a date that exists")]
    [InlineData("--round 428", "--at")]
    public void Run_WrongCall_SaysWhatIsAllowed(string options, string said)
    {
        Assert.Equal(2, _host.Run(["invitation", _profile, .. options.Split(' ')]));
        Assert.Contains(said, _host.Error, StringComparison.Ordinal);
        Assert.Empty(_host.Out);
    }

    public void Dispose() => _host.Dispose();
}
