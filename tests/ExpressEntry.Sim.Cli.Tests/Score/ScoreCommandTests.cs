using System.Text.Json;

namespace ExpressEntry.Sim.Cli.Tests.Score;

public sealed class ScoreCommandTests : IDisposable
{
    private const string Good = "age: 30\neducation: masters\nfirst_language: null\n";
    private readonly TestHost _host = new();

    [Fact]
    public void Run_Example_PrintsWhatACandidateWantsToRead()
    {
        string file = _host.Write("profile.yaml", ExampleFiles.Read("profile.yaml"));
        Assert.Equal(0, _host.Run("score", file, "--timeline", "12"));
        Assert.Empty(_host.Error);
        Assert.Contains(
            "CRS score on 2026-07-31: 524 (rules in force since 2025-03-25)",
            _host.Out,
            StringComparison.Ordinal
        );
        Assert.Matches(@"Age +110 +110\n", _host.Out);
        Assert.Matches(@"Total +524 +1200\n", _host.Out);
        Assert.Contains("Canadian Experience Class (cec): yes", _host.Out, StringComparison.Ordinal);
        Assert.Matches(@"2026-09-14 +−5 +519 +birthday: 30 years\n", _host.Out);
        Assert.Matches(@"2027-02-08 .*first language result expires", _host.Out);
        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    [Fact]
    public void Run_Json_HasTheKeysOfTheInterface()
    {
        string file = _host.Write("profile.yaml", ExampleFiles.Read("profile.yaml"));
        Assert.Equal(0, _host.Run("score", file, "--json", "--on", "2026-06-01"));
        JsonElement result = JsonElement.Parse(_host.Out);
        Assert.Equal("2025-03-25", result.GetProperty("rule_set").GetString());
        Assert.Equal("2026-06-01", result.GetProperty("on").GetString());
        Assert.Equal(["age", "education", "first_language", "second_language", "canadian_work", "subtotal"], Keys("A"));
        Assert.Equal(["education", "language", "canadian_work", "subtotal"], Keys("B"));
        Assert.Equal(
            [
                "education_language",
                "education_canadian_work",
                "education_subtotal",
                "foreign_language",
                "foreign_canadian_work",
                "foreign_subtotal",
                "certificate",
                "subtotal",
            ],
            Keys("C")
        );
        Assert.Equal(["nomination", "job_offer", "canadian_study", "french", "sibling", "subtotal"], Keys("D"));
        Assert.Equal(["fsw", "cec", "fst", "pnp"], Keys("programs"));
        Assert.Equal(
            ["education", "language", "work", "age", "arranged_employment", "adaptability", "total"],
            Keys("fsw_points")
        );
        Assert.True(result.GetProperty("programs").GetProperty("cec").GetBoolean());
        Assert.Empty(result.GetProperty("categories").EnumerateArray());
        Assert.Equal(JsonValueKind.Array, result.GetProperty("warnings").ValueKind);

        IEnumerable<string> Keys(string name) => result.GetProperty(name).EnumerateObject().Select(key => key.Name);
    }

    [Fact]
    public void Run_ShortKeysAlone_LeavesUnknownAnswersNull()
    {
        string file = _host.Write(
            "profile.json",
            """
            {"age": 30, "education": "masters", "canadian_work_years": 0, "foreign_work_years": 3,
             "first_language": {"lang": "en", "clb": {"listening": 9, "reading": 9, "writing": 9, "speaking": 9}}}
            """
        );
        Assert.Equal(0, _host.Run("score", file, "--json"));
        JsonElement result = JsonElement.Parse(_host.Out);
        Assert.Equal(JsonValueKind.Null, result.GetProperty("programs").GetProperty("fsw").ValueKind);
        Assert.False(result.GetProperty("programs").GetProperty("cec").GetBoolean());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("fsw_points").ValueKind);
        Assert.Equal(JsonValueKind.Null, result.GetProperty("categories").ValueKind);
    }

    [Fact]
    public void Run_WithoutOn_UsesAndPrintsTheClocksDay()
    {
        string file = _host.Write("profile.yaml", Good);
        Assert.Equal(0, _host.Run("score", file));
        Assert.StartsWith("CRS score on 2026-07-31: ", _host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-02", false)]
    [InlineData("2026-11-03", true)]
    [InlineData("2027-05-01", true)]
    public void Run_DayAfterTheLastKnownRules_WarnsInTextAndJson(string day, bool warns)
    {
        string file = _host.Write("profile.yaml", Good);
        Assert.Equal(0, _host.Run("score", file, "--on", day));
        Assert.Equal(warns, _host.Out.Contains("announced for 2026-11-03", StringComparison.Ordinal));
        Assert.Equal(0, _host.Run("score", file, "--on", day, "--json"));
        JsonElement result = JsonElement.Parse(_host.Out);
        Assert.Equal(warns ? 1 : 0, result.GetProperty("warnings").GetArrayLength());
        Assert.Equal("2025-03-25", result.GetProperty("rule_set").GetString());
    }

    [Fact]
    public void Run_RulesOfAScenario_AddTheFactorAndTakeTheWarningAway()
    {
        string file = _host.Write("profile.yaml", ExampleFiles.Read("profile.yaml"));
        string rules = _host.Write("high-wage.yaml", ExampleFiles.Read("high-wage.yaml"));
        Assert.Equal(0, _host.Run("score", file, "--on", "2026-11-03", "--rules", rules, "--json"));
        JsonElement changed = JsonElement.Parse(_host.Out);
        Assert.Equal(35, changed.GetProperty("D").GetProperty("occupation").GetInt32());
        Assert.Equal("high-wage factor (made-up values)", changed.GetProperty("scenario").GetString());
        Assert.DoesNotContain("announced", _host.Out, StringComparison.Ordinal);

        Assert.Equal(0, _host.Run("score", file, "--on", "2026-11-03", "--json"));
        JsonElement plain = JsonElement.Parse(_host.Out);
        Assert.Equal(plain.GetProperty("total").GetInt32() + 35, changed.GetProperty("total").GetInt32());

        Assert.Equal(0, _host.Run("score", file, "--on", "2026-11-02", "--rules", rules, "--json"));
        Assert.False(JsonElement.Parse(_host.Out).TryGetProperty("scenario", out _));
    }

    [Theory]
    [InlineData("agge: 30", "Did you mean 'age'?")]
    [InlineData(
        "second_language: { lang: en, clb: { listening: 13, reading: 9, writing: 9, speaking: 9 } }",
        "expected a whole number 0-12"
    )]
    [InlineData(
        "second_language: { test: ielts_general, tested_on: 2026-01-01, scores: { listening: 9.5, reading: 9, writing: 9, speaking: 9 } }",
        "0-9 in steps of 0.5"
    )]
    [InlineData("birth_date: 2027-01-01", "the day of the score")]
    [InlineData("work: [{ occupation: \"99999\", from: 2025-01-06, hours_per_week: 30, country: canada }]", "five digits")]
    [InlineData("rule_set: 2014-01-01", "expected one of 2015-01-01")]
    [InlineData("birth_date: 1990-01-01", "age: is 30, but birth_date")]
    public void Run_WrongProfile_IsOneLineWithThePlaceAndExitCode2(string line, string said)
    {
        string file = _host.Write("profile.yaml", Good + line);
        Assert.Equal(2, _host.Run("score", file));
        Assert.Empty(_host.Out);
        Assert.StartsWith($"eesim: {file} line ", _host.Error, StringComparison.Ordinal);
        Assert.Contains(said, _host.Error, StringComparison.Ordinal);
        Assert.Equal('\n', Assert.Single(_host.Error, letter => letter == '\n'));
    }

    [Theory]
    [InlineData("--on 2014-12-31", "expected a date from 2015-01-01 on")]
    [InlineData("--on 2026-02-30", "a date that exists")]
    [InlineData("--timeline 0", "whole number 1-120")]
    [InlineData("--rules nowhere.yaml", "there is no such file")]
    [InlineData("--out result.jsonl", "only with a FILE that ends in .jsonl")]
    [InlineData("--onn 2026-01-01", "Did you mean '--on'?")]
    public void Run_WrongCall_SaysWhatIsAllowed(string options, string said)
    {
        string file = _host.Write("profile.yaml", Good);
        Assert.Equal(2, _host.Run(["score", file, .. options.Split(' ')]));
        Assert.Contains(said, _host.Error, StringComparison.Ordinal);
        Assert.Empty(_host.Out);
    }

    [Fact]
    public void Run_FileThatIsNoProfile_SaysWhy()
    {
        Assert.Equal(2, _host.Run("score", Path.Combine(_host.Folder, "nowhere.yaml")));
        Assert.Contains("there is no such file", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, _host.Run("score", _host.Folder));
        Assert.Contains("is a folder", _host.Error, StringComparison.Ordinal);

        string large = _host.Write("large.yaml", Good + new string('#', 1024 * 1024));
        Assert.Equal(2, _host.Run("score", large));
        Assert.Contains("expected at most 1048576", _host.Error, StringComparison.Ordinal);

        string binary = Path.Combine(_host.Folder, "binary.yaml");
        File.WriteAllBytes(binary, [0x61, 0xFF, 0xFE]);
        Assert.Equal(2, _host.Run("score", binary));
        Assert.Contains("is not text in UTF-8", _host.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _host.Dispose();
}
