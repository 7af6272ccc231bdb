using System.Text.Json;

namespace ExpressEntry.Sim.Cli.Tests.Odds;

public sealed class OddsCommandTests : IDisposable
{
    private const string ShortProfile = """
        { "age": 29, "education": "masters", "first_language": { "lang": "en",
          "clb": { "listening": 9, "reading": 9, "writing": 9, "speaking": 9 } },
          "second_language": null, "canadian_work_years": 1, "foreign_work_years": 0,
          "spouse": { "education": "masters", "canadian_work_years": 2,
            "clb": { "listening": 10, "reading": 10, "writing": 10, "speaking": 10 } } }
        """;
    private readonly TestHost _host = new();

    [Fact]
    public void Odds_ScoreJson_IsTheDocumentOfTheInterface()
    {
        JsonElement root = RunJson("--score", "515", "--types", "cec,french", "--as-of", "2026-07-24");
        Assert.Equal("2026-07-24", root.GetProperty("as_of").GetString());
        Assert.Equal(515, root.GetProperty("score").GetInt32());
        Assert.Equal(["general", "cec", "french"], Words(root.GetProperty("types")));
        JsonElement odds = root.GetProperty("odds");
        Assert.Equal([90, 180, 365], odds.EnumerateArray().Select(one => one.GetProperty("days").GetInt32()));
        AssertOdds(odds, ["general", "cec", "french"]);
        JsonElement scores = root.GetProperty("score_for");
        Assert.Equal(6, scores.GetArrayLength());
        Assert.All(scores.EnumerateArray(), one => Assert.InRange(one.GetProperty("score").GetInt32(), 300, 600));
        Assert.False(root.TryGetProperty("improvements", out _));
        Assert.Contains(
            root.GetProperty("warnings").EnumerateArray(),
            warning => warning.GetString()!.Contains("2026-11-02", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Odds_AskedToStop_IsOneLineAndExitCode1()
    {
        _host.Cancellation = new CancellationToken(canceled: true);
        Assert.Equal(1, _host.Run("odds", "--score", "515", "--types", "cec"));
        Assert.Equal($"eesim: stopped; nothing half-written is left behind.{Environment.NewLine}", _host.Error);
        Assert.Equal("", _host.Out);
    }

    [Theory]
    [InlineData("20", "en", "20 futures are too few for odds; 100 were simulated")]
    [InlineData("1", "fr", "1 avenir est trop peu pour des chances; 100 ont été simulés")]
    [InlineData("100", "en", null)]
    public void Odds_FewReplications_SaysHowManyAreSimulated(string asked, string language, string? says)
    {
        JsonElement root = RunJson("--score", "515", "--types", "cec", "--replications", asked, "--lang", language);
        string[] warnings = [.. root.GetProperty("warnings").EnumerateArray().Select(one => one.GetString()!)];
        Assert.Equal(says is not null, warnings.Any(warning => warning.Contains("100 ", StringComparison.Ordinal)));
        Assert.True(says is null || warnings.Contains(says));
    }

    [Fact]
    public void Odds_Days_AreAnsweredInTheOrderGiven()
    {
        JsonElement root = RunJson("--score", "480", "--types", "french", "--days", "365,30,200");
        Assert.Equal(
            [365, 30, 200],
            root.GetProperty("odds").EnumerateArray().Select(one => one.GetProperty("days").GetInt32())
        );
    }

    [Fact]
    public void Odds_SameSeed_GivesTheSameBytesOnAnyThreads()
    {
        string Bytes(string seed, string threads)
        {
            Assert.Equal(
                0,
                _host.Run("odds", "--score", "510", "--types", "cec", "--json", "--seed", seed, "--threads", threads)
            );
            return _host.Out;
        }

        string one = Bytes("3", "1");
        Assert.Equal(one, Bytes("3", "2"));
        Assert.NotEqual(one, Bytes("4", "2").Replace("\"seed\": 4", "\"seed\": 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Odds_ExampleProfile_FollowsItsDatesAndListsWhatHelps()
    {
        string file = _host.Write("profile.yaml", Score.ExampleFiles.Read("profile.yaml"));
        JsonElement root = RunJson("--profile", file, "--as-of", "2026-07-24");
        Assert.Equal(524, root.GetProperty("score").GetInt32());
        Assert.Contains("cec", Words(root.GetProperty("types")));
        JsonElement odds = root.GetProperty("odds");

        // The language result ends 199 days on: the second half of the year adds next to nothing.
        double Within(JsonElement answers, int i) => answers[i].GetProperty("p_invited").GetDouble();
        Assert.InRange(Within(odds, 2) - Within(odds, 1), 0, 0.03);

        JsonElement[] improvements = [.. root.GetProperty("improvements").EnumerateArray()];
        Assert.True(improvements.Length >= 8);
        double[] gains =
        [
            .. improvements.Select(one =>
                Enumerable.Range(0, 3).Average(i => Within(one.GetProperty("odds"), i) - Within(odds, i))
            ),
        ];
        Assert.Equal(gains.OrderDescending().Select(gain => Math.Round(gain, 3)), gains.Select(gain => Math.Round(gain, 3)));
        Assert.All(
            improvements,
            one =>
            {
                Assert.Equal(524 + one.GetProperty("points").GetInt32(), one.GetProperty("score").GetInt32());
                Assert.Equal(3, one.GetProperty("odds").GetArrayLength());
            }
        );
        JsonElement nomination = Find(improvements, "nomination");
        Assert.Contains("pnp", ByType(nomination));
        Assert.Contains("french", ByType(Find(improvements, "French at NCLC 7")));
        Assert.Equal(11, Find(improvements, "year of skilled work in Canada").GetProperty("points").GetInt32());
    }

    [Fact]
    public void Odds_ProfileImprovement_IsWhatTheScoreOfTheChangedProfileSays()
    {
        string file = _host.Write("one.json", ShortProfile);
        JsonElement[] improvements = [.. RunJson("--profile", file).GetProperty("improvements").EnumerateArray()];
        int improved = Find(improvements, "CLB 10 in reading").GetProperty("score").GetInt32();

        string changed = _host.Write(
            "two.json",
            ShortProfile.Replace("\"reading\": 9", "\"reading\": 10", StringComparison.Ordinal)
        );
        Assert.Equal(0, _host.Run("score", changed, "--on", "2026-07-30", "--json"));
        using JsonDocument scored = JsonDocument.Parse(_host.Out);
        Assert.Equal(scored.RootElement.GetProperty("total").GetInt32(), improved);
        Assert.Contains(improvements, one => Change(one).Contains("spouse", StringComparison.Ordinal));
    }

    [Fact]
    public void Odds_OwnSubmission_ComesAfterTheTieBreakAndEnds()
    {
        double P(params string[] more) =>
            RunJson(["--score", "514", "--types", "cec", "--as-of", "2026-07-24", .. more])
                .GetProperty("odds")[2]
                .GetProperty("p_invited")
                .GetDouble();

        Assert.True(P("--submitted", "2026-07-01T10:00:00Z") < P());
        Assert.True(P("--submitted", "2025-09-01") < P("--submitted", "2026-05-01"));
    }

    [Theory]
    [InlineData("en", "Your odds of an invitation are about 7 in 10 by 23 July 2027.")]
    [InlineData("fr", "Vos chances d'être invité sont d'environ 7 sur 10 d'ici le 23 juillet 2027.")]
    public void Odds_ForPeople_ReadsInBothLanguages(string language, string sentence)
    {
        Assert.Equal(0, _host.Run("odds", "--score", "515", "--types", "cec", "--as-of", "2026-07-24", "--lang", language));
        Assert.Contains(sentence, _host.Out, StringComparison.Ordinal);
        Assert.Contains("▓", _host.Out, StringComparison.Ordinal);
        Assert.Contains(language == "fr" ? "2 novembre 2026" : "2026-11-02", _host.Out, StringComparison.Ordinal);
        Assert.Contains("20150131", _host.Out, StringComparison.Ordinal);
        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 104, line));
    }

    [Theory]
    [InlineData("2016-02-01")] // before the first category round
    [InlineData("2020-12-01")]
    [InlineData("2023-07-01")]
    [InlineData("2027-05-01")] // the days since the data ends are simulated
    public void Odds_AnyDayOfTheHistory_AreSane(string asOf) =>
        AssertOdds(
            RunJson("--score", "480", "--types", "cec,stem", "--as-of", asOf).GetProperty("odds"),
            ["general", "cec", "stem"]
        );

    [Theory]
    [InlineData("Whose odds?")]
    [InlineData("--score without --types", "--score", "500")]
    [InlineData("--types without --score", "--types", "cec")]
    [InlineData("0-1200", "--score", "1201", "--types", "cec")]
    [InlineData("0-1200", "--score", "-1", "--types", "cec")]
    [InlineData("Did you mean 'french'?", "--score", "500", "--types", "frenh")]
    [InlineData("nobody can be in", "--score", "500", "--types", "other")]
    [InlineData("either --profile FILE or", "--profile", "x.yaml", "--score", "500")]
    [InlineData("no-such.yaml", "--profile", "no-such.yaml")]
    [InlineData("1-365", "--score", "500", "--types", "cec", "--days", "0")]
    [InlineData("1-365", "--score", "500", "--types", "cec", "--days", "90,366")]
    [InlineData("1-365", "--score", "500", "--types", "cec", "--days", "90,x")]
    [InlineData("en or fr", "--score", "500", "--types", "cec", "--lang", "de")]
    [InlineData("a date that exists", "--score", "500", "--types", "cec", "--as-of", "2026-02-30")]
    [InlineData("2015-01-31", "--score", "500", "--types", "cec", "--as-of", "2014-01-01")]
    [InlineData("an instant in UTC", "--score", "500", "--types", "cec", "--submitted", "yesterday")]
    [InlineData("ends after a year", "--score", "500", "--types", "cec", "--submitted", "2024-01-01")]
    [InlineData("ends after a year", "--score", "500", "--types", "cec", "--submitted", "2028-01-01")]
    [InlineData("no-such-file.json", "--score", "500", "--types", "cec", "--history", "no-such-file.json")]
    [InlineData("Did you mean '--score'?", "--scor", "500", "--types", "cec")]
    public void Odds_WrongCall_IsExitCode2AndOneLine(string says, params string[] arguments)
    {
        Assert.Equal(2, _host.Run(["odds", .. arguments]));
        Assert.Empty(_host.Out);
        Assert.Contains(says, _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, _host.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void Odds_DamagedProfile_NamesFileAndKey()
    {
        string file = _host.Write(
            "bad.json",
            ShortProfile.Replace("\"masters\", \"first", "\"mastery\", \"first", StringComparison.Ordinal)
        );
        Assert.Equal(2, _host.Run("odds", "--profile", file));
        Assert.Contains("bad.json", _host.Error, StringComparison.Ordinal);
        Assert.Contains("masters", _host.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();

    private JsonElement RunJson(params string[] arguments)
    {
        Assert.True(_host.Run(["odds", .. arguments, "--json"]) == 0, _host.Error);
        using JsonDocument document = JsonDocument.Parse(_host.Out);
        return document.RootElement.Clone();
    }

    private static JsonElement Find(JsonElement[] improvements, string words) =>
        improvements.First(one => Change(one).Contains(words, StringComparison.Ordinal));

    private static string Change(JsonElement improvement) => improvement.GetProperty("change").GetString()!;

    private static string[] ByType(JsonElement improvement) =>
        [.. improvement.GetProperty("odds")[0].GetProperty("p_by_type").EnumerateObject().Select(type => type.Name)];

    private static string[] Words(JsonElement words) => [.. words.EnumerateArray().Select(word => word.GetString()!)];

    private static void AssertOdds(JsonElement odds, string[] types)
    {
        foreach (JsonElement answer in odds.EnumerateArray())
        {
            double invited = answer.GetProperty("p_invited").GetDouble();
            Assert.InRange(answer.GetProperty("p_low").GetDouble(), 0, invited);
            Assert.InRange(answer.GetProperty("p_high").GetDouble(), invited, 1);
            JsonProperty[] byType = [.. answer.GetProperty("p_by_type").EnumerateObject()];
            Assert.Equal(types, byType.Select(type => type.Name));
            Assert.True(byType.Max(type => type.Value.GetDouble()) <= invited + 0.0001);
            Assert.True(byType.Sum(type => type.Value.GetDouble()) >= invited - 0.0003);
        }
    }
}
