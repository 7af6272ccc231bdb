using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using static ExpressEntry.Sim.TestSupport.FeedFixture;

namespace ExpressEntry.Sim.Cli.Tests.History;

public sealed class RoundsCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Rounds_Json_HasTheFixedKeysInOrderOfDate()
    {
        using JsonDocument json = RunJson("history", "rounds", "--json");

        JsonElement[] rounds = [.. json.RootElement.GetProperty("rounds").EnumerateArray()];
        Assert.Equal(431, rounds.Length);
        Assert.Empty(json.RootElement.GetProperty("warnings").EnumerateArray());
        JsonElement corrected = rounds.Single(round => round.GetProperty("number").GetString() == "208");
        Assert.Equal("2021-10-27", corrected.GetProperty("date").GetString());
        Assert.Equal("pnp", corrected.GetProperty("type").GetString());
        Assert.Equal("Provincial Nominee Program", corrected.GetProperty("name").GetString());
        Assert.Equal(888, corrected.GetProperty("invitations").GetInt32());
        Assert.Equal(744, corrected.GetProperty("cutoff").GetInt32());
        Assert.Equal("2021-10-07T16:38:21Z", corrected.GetProperty("tie_break").GetString());
        Assert.Equal("2021-10-27T13:32:26Z", corrected.GetProperty("at").GetString());
        Assert.Contains("681 to 888", corrected.GetProperty("notes")[0].GetString()!, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, rounds[0].GetProperty("tie_break").ValueKind);
    }

    [Fact]
    public void Rounds_Csv_IsTheProjectsOwnTable()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "rounds", "--csv", "--from", "2026-01-01"));

        Assert.Equal(42, HistoryTables.ReadRounds(new StringReader(_host.Out), "out").Length);
    }

    [Fact]
    public void Rounds_TypesAndDays_AreTheOnesAskedFor()
    {
        using JsonDocument json = RunJson(
            "history",
            "rounds",
            "--json",
            "--type",
            "french,Physicians",
            "--type",
            "military",
            "--from",
            "2026-06-24",
            "--to",
            "2026-07-23"
        );

        Assert.Equal(
            ["421", "425", "429", "430"],
            json.RootElement.GetProperty("rounds").EnumerateArray().Select(round => round.GetProperty("number").GetString())
        );
    }

    [Fact]
    public void Rounds_OneNumber_ShowsTheEntriesOfTheOfficialPage()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "rounds", "--number", "430"));

        foreach (
            string entry in (string[])
                [
                    "Skilled Military Recruits",
                    "July 23, 2026 at 10:19:47 UTC",
                    "4 or above",
                    "368",
                    "June 2, 2026 at 20:11:26 UTC",
                    "231,533",
                ]
        )
        {
            Assert.Contains(entry, _host.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rounds_Table_FitsTheTerminalAndSaysWhereItEnds()
    {
        Assert.Equal(ExitCode.Done, _host.Run("history", "rounds"));

        string[] lines = _host.Out.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains(lines, line => line.Contains("431 rounds, newest last", StringComparison.Ordinal));
        Assert.Contains("History: embedded; the data ends on 2026-07-23.", _host.Out, StringComparison.Ordinal);
        Assert.Empty(_host.Error);
    }

    [Theory]
    // Round 428: cec, cut-off 516, tie-break 2026-05-26T17:33:03Z.
    [InlineData("517", "cec", null, true)]
    [InlineData("516", "cec", null, true)]
    [InlineData("516", "cec", "2026-05-26T17:33:03Z", true)]
    [InlineData("516", "cec", "2026-05-26T17:33:04Z", false)]
    [InlineData("515", "cec", null, false)]
    [InlineData("900", "french", null, false)]
    [InlineData("900", "cec", "2025-07-21", false)]
    public void Rounds_Profile_SaysWhetherItWouldHaveBeenInvited(
        string score,
        string types,
        string? submitted,
        bool expected
    )
    {
        string[] args = ["history", "rounds", "--json", "--number", "428", "--score", score, "--types", types];
        using JsonDocument json = RunJson(submitted is null ? args : [.. args, "--submitted", submitted]);

        JsonElement round = json.RootElement.GetProperty("rounds")[0];
        Assert.Equal(expected, round.GetProperty("invited").GetBoolean());
    }

    [Fact]
    public void Rounds_ProfileAsTableAndCsv_SaysTheSame()
    {
        _host.Width = 1_000;
        Assert.Equal(
            ExitCode.Done,
            _host.Run("history", "rounds", "--on", "2026-07-21", "--score", "516", "--types", "cec")
        );
        Assert.Contains("2026-05-26 17:33:03  only if submitted by then", _host.Out, StringComparison.Ordinal);
        Assert.Contains(
            "0 of 1 cec round since 2026-07-21 (and 1 more if submitted by the tie-break)",
            _host.Out,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ExitCode.Done,
            _host.Run("history", "rounds", "--on", "2026-07-21", "--score", "516", "--types", "cec", "--csv")
        );
        Assert.EndsWith(",true\n", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_ProfileWithItsInstant_IsDecidedByTheTieBreak()
    {
        _host.Width = 1_000;
        string[] call = ["history", "rounds", "--on", "2026-07-21", "--score", "516", "--types", "cec", "--submitted"];

        Assert.Equal(ExitCode.Done, _host.Run([.. call, "2026-05-26T17:33:03Z"]));
        Assert.Contains("yes, on the cut-off", _host.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 1 cec round since", _host.Out, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, _host.Run([.. call, "2026-05-26T17:33:04Z"]));
        Assert.Contains("no, submitted after the tie-break", _host.Out, StringComparison.Ordinal);
        Assert.Contains("0 of 1 cec round since", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_ProfileCounts_AreThoseOfTheRows()
    {
        using JsonDocument json = RunJson("history", "rounds", "--json", "--score", "511", "--types", "cec,french");

        JsonElement[] rounds = [.. json.RootElement.GetProperty("rounds").EnumerateArray()];
        JsonElement[] counts = [.. json.RootElement.GetProperty("would_invite").EnumerateArray()];
        Assert.Equal(431, rounds.Length);
        Assert.Equal(["general", "cec", "french"], counts.Select(count => count.GetProperty("type").GetString()));
        foreach (JsonElement count in counts)
        {
            JsonElement[] own =
            [
                .. rounds.Where(round => round.GetProperty("type").ValueEquals(count.GetProperty("type").GetString())),
            ];
            int ties = own.Count(round => round.GetProperty("tie").GetBoolean());
            Assert.Equal(own.Length, count.GetProperty("rounds").GetInt32());
            Assert.Equal(own[0].GetProperty("date").GetString(), count.GetProperty("from").GetString());
            Assert.Equal(ties, count.GetProperty("ties").GetInt32());
            Assert.Equal(
                own.Count(round => round.GetProperty("invited").GetBoolean()) - ties,
                count.GetProperty("invited").GetInt32()
            );
        }

        // Round 390, 2026-01-07: cec at 511.
        Assert.True(rounds.Single(round => round.GetProperty("number").ValueEquals("390")).GetProperty("tie").GetBoolean());
    }

    [Fact]
    public void Rounds_ScoreWithoutGroups_CountsEveryGroup()
    {
        _host.Width = 1_000;
        Assert.Equal(ExitCode.Done, _host.Run("history", "rounds", "--from", "2026-07-01", "--score", "516"));

        Assert.Contains("8 rounds, newest last", _host.Out, StringComparison.Ordinal);
        Assert.Contains("0 of 2 pnp rounds since 2026-07-06", _host.Out, StringComparison.Ordinal);
        Assert.Contains("2 of 2 french rounds since 2026-07-09", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_OtherGroups_AreLeftOutOfTheTableAndCounted()
    {
        Assert.Equal(
            ExitCode.Done,
            _host.Run("history", "rounds", "--from", "2026-07-01", "--score", "516", "--types", "cec")
        );

        Assert.DoesNotContain("another group", _host.Out, StringComparison.Ordinal);
        Assert.Contains("2 rounds, newest last, 4,000 invitations", _host.Out, StringComparison.Ordinal);
        Assert.Contains("6 of other groups not shown", _host.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_NameNoRuleKnows_IsShownAsOtherWithAWarning()
    {
        string path = _host.Write("feed.json", FeedText(Record("500", ("drawName", "Beekeepers"))));

        using JsonDocument json = RunJson("history", "rounds", "--json", "--history", path);

        Assert.Equal("other", json.RootElement.GetProperty("rounds")[0].GetProperty("type").GetString());
        Assert.Contains("Beekeepers", json.RootElement.GetProperty("warnings")[0].GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void Rounds_NothingMatches_IsAnEmptyListAndNoError()
    {
        using JsonDocument json = RunJson("history", "rounds", "--json", "--type", "researchers");
        Assert.Empty(json.RootElement.GetProperty("rounds").EnumerateArray());
        Assert.Equal(ExitCode.Done, _host.Run("history", "rounds", "--type", "researchers"));
        Assert.Contains("No round matches.", _host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--type is 'frech'", "--type", "frech")]
    [InlineData("Did you mean 'french'?", "--type", "frech")]
    [InlineData("--from is '2026-02-30'", "--from", "2026-02-30")]
    [InlineData("--from is 2026-02-03, after --to 2026-02-01", "--from", "2026-02-03", "--to", "2026-02-01")]
    [InlineData("the nearest are 2026-07-10 and 2026-07-20", "--on", "2026-07-12")]
    [InlineData("none of the 431 rounds; expected 1 to 430", "--number", "431")]
    [InlineData("(91a or 91b)", "--number", "91")]
    [InlineData("--score is '1201'", "--score", "1201", "--types", "cec")]
    [InlineData("--score is '-1'", "--score", "-1", "--types", "cec")]
    [InlineData("expected --score", "--types", "cec")]
    [InlineData("--submitted is 'soon'", "--score", "500", "--types", "cec", "--submitted", "soon")]
    [InlineData("--json and --csv", "--json", "--csv")]
    [InlineData("unknown option '--jsn'", "--jsn")]
    [InlineData("which does not exist", "--history", "nowhere.json")]
    [InlineData("after 2015-01-31", "--as-of", "2014-01-01")]
    public void Rounds_WrongCall_IsOneLineThatSaysWhatIsAllowed(string expected, params string[] args)
    {
        Assert.Equal(ExitCode.WrongInput, _host.Run(["history", "rounds", .. args]));

        Assert.Contains(expected, _host.Error, StringComparison.Ordinal);
        Assert.Single(_host.Error.TrimEnd().Split('\n'));
        Assert.Empty(_host.Out);
    }

    private JsonDocument RunJson(params string[] args)
    {
        Assert.Equal(ExitCode.Done, _host.Run(args));
        return JsonDocument.Parse(_host.Out);
    }
}
