using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Data.Tests.Scenarios;

public sealed class ScenarioReaderTests
{
    private const string Whole = """
        scenario: 1
        name: Everything
        as_of: 2026-07-24
        horizon_days: 90
        seed: 7
        replications: 20
        parameters: fixed
        rule_set: "2025-03-25"
        pool: {factor: 0.5, from: flows, as_of: 2026-06-01}
        arrivals:
          factor: 1.1
          trend: 1.05
          season: {12: 0.8, 1: 1.1}
          shocks: [{from: 2026-08-01, to: 2026-08-31, factor: 2}]
          bands: {451-460: 2, 401-410: 0}
          groups: {french: 1.5}
        categories: [{type: transport, share: 0.02}]
        nominations: {factor: 0}
        departures: {factor: 2}
        rounds:
          process: none
          without: [stem, cec]
          size_factor: 0.75
          size_factors: {french: 0.5}
          instead: {healthcare: cec}
          pauses: [{from: 2026-09-01, to: 2026-09-30, types: [french, cec]}, {from: 2026-10-01, to: 2026-10-01}]
          targets: [{year: 2027, persons: 111_000}, {year: 2026, line: pnp, persons: 9000}, {year: 2026, persons: 109_000}]
          cadence:
            - {type: pnp, every_days: 14, size: 500, first: 2026-08-01, last: 2026-09-01, at: "15:30"}
            - {type: cec, every_days: 7, per_year: 52_000}
          list:
            - {at: 2026-08-05T15:00:00Z, type: general, size: 3000}
        reentry: {factor: 0.5}
        score_changes: {factor: 3}
        responses: {declined: 0.05, lapsed: 0.2, deadlines: [{from: 2026-01-01, days: 60}, {from: 2026-09-01, days: 90}]}
        applications: {refused: 0.08, months: 5}
        """;

    [Fact]
    public void Read_EveryKey_IsTakenOver()
    {
        Scenario scenario = ScenarioReader.Read("s.yaml", Whole);
        Assert.Equal("Everything", scenario.Name);
        Assert.Equal(new DateOnly(2026, 7, 24), scenario.AsOf);
        Assert.Equal(
            (90, 7L, 20, true),
            (scenario.HorizonDays, scenario.Seed!.Value, scenario.Replications!.Value, scenario.IsFixedParameters)
        );
        Assert.Equal(
            (0.5, 1.1, 0.0, 2.0),
            (scenario.PoolFactor, scenario.ArrivalFactor, scenario.NominationFactor, scenario.DepartureFactor)
        );
        Assert.False(scenario.IsFromPosterior);
        Assert.Equal(new DateOnly(2026, 6, 1), scenario.PoolAsOf);
        Assert.Equal(1.05, scenario.ArrivalTrend);
        Assert.Equal([(1, 1.1), (12, 0.8)], scenario.ArrivalSeason.Select(month => (month.Key, month.Value)));
        Assert.Equal(
            new ScenarioShock(new DateOnly(2026, 8, 1), new DateOnly(2026, 8, 31), 2),
            Assert.Single(scenario.ArrivalShocks)
        );
        Assert.Equal(new ScenarioCategory(RoundType.Transport, 0.02), Assert.Single(scenario.Categories));
        Assert.Equal(0.5, scenario.Rounds.TypeFactors[RoundType.French]);
        Assert.Equal(RoundType.Cec, scenario.Rounds.Instead[RoundType.Healthcare]);
        Assert.Equal([RoundType.Cec, RoundType.French], scenario.Rounds.Pauses[0].Types);
        Assert.Empty(scenario.Rounds.Pauses[1].Types);
        Assert.Equal(
            [
                new ScenarioTarget(2026, TargetLine.Federal, 109_000),
                new ScenarioTarget(2027, TargetLine.Federal, 111_000),
                new ScenarioTarget(2026, TargetLine.Pnp, 9000),
            ],
            scenario.Rounds.Targets
        );
        Assert.Equal([0, 2], scenario.BandFactors.Values.Select(band => band.Factor));
        Assert.Equal(1.5, scenario.GroupFactors[RoundType.French]);
        Assert.Equal(RoundSource.None, scenario.Rounds.Process);
        Assert.Equal([RoundType.Cec, RoundType.Stem], scenario.Rounds.Without);
        Assert.Equal(0.75, scenario.Rounds.SizeFactor);
        Assert.Equal(
            new ScenarioCadence(
                RoundType.Pnp,
                14,
                500,
                0,
                new DateOnly(2026, 8, 1),
                new DateOnly(2026, 9, 1),
                new TimeOnly(15, 30)
            ),
            scenario.Rounds.Cadences[0]
        );
        Assert.Equal(52_000, scenario.Rounds.Cadences[1].PerYear);
        Assert.Equal(
            new ScenarioRound(new DateTimeOffset(2026, 8, 5, 15, 0, 0, TimeSpan.Zero), RoundType.General, 3000),
            Assert.Single(scenario.Rounds.List)
        );
        Assert.Equal((0.5, 3.0), (scenario.ReentryFactor, scenario.ScoreChangeFactor));
        Assert.Equal((0.05, 0.2), (scenario.Responses!.Declined, scenario.Responses.Lapsed));
        Assert.Equal(
            [new ScenarioDeadline(new DateOnly(2026, 1, 1), 60), new ScenarioDeadline(new DateOnly(2026, 9, 1), 90)],
            scenario.Responses.Deadlines
        );
        Assert.Equal(new ScenarioApplications(0.08, 5), scenario.Applications);
    }

    [Fact]
    public void Read_OnlyTheFormat_IsTheFittedYear()
    {
        Scenario scenario = ScenarioReader.Read("folder/my-run.yaml", "scenario: 1");
        Assert.Equal("my-run", scenario.Name);
        Assert.Equal(
            (365, null, null, false),
            (scenario.HorizonDays, scenario.Seed, scenario.Replications, scenario.IsFixedParameters)
        );
        Assert.True(scenario.IsFromPosterior);
        Assert.Equal(RoundSource.Fitted, scenario.Rounds.Process);
        Assert.Null(scenario.Responses);
        Assert.Null(scenario.Applications);
    }

    [Fact]
    public void Read_OneDeadline_HoldsAlwaysAndSharesStayDrawn()
    {
        ScenarioResponses responses = ScenarioReader
            .Read("s.yaml", "scenario: 1\nresponses: {deadline_days: 45}")
            .Responses!;
        Assert.Equal(new ScenarioDeadline(DateOnly.MinValue, 45), Assert.Single(responses.Deadlines));
        Assert.Null(responses.Declined);
        Assert.Empty(ScenarioReader.Read("s.yaml", "scenario: 1\nresponses: {}").Responses!.Deadlines);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("# only words", "the file is empty")]
    [InlineData("name: x", "line 1, column 1: 'scenario' is missing")]
    [InlineData("scenario: 2", "line 1, column 11: 'scenario' is \"2\"; expected 1.")]
    [InlineData("- scenario", "line 1, column 1: the scenario is a list; expected the keys scenario, extends, name")]
    [InlineData("just words", "the scenario is \"just words\"")]
    [InlineData("scenario: 1\narivals: {}", "line 2, column 1: unknown key 'arivals'; expected one of scenario")]
    [InlineData("scenario: 1\narivals: {}", "did you mean arrivals?")]
    [InlineData("scenario: 1\narrivals:\n  facter: 2", "line 3, column 3: unknown key 'arrivals.facter'")]
    [InlineData(
        "scenario: 1\narrivals:\n  factor: lots",
        "line 3, column 11: 'arrivals.factor' is \"lots\"; expected a number 0 to 10"
    )]
    [InlineData("scenario: 1\narrivals: {factor: -1}", "column 20: 'arrivals.factor' is \"-1\"")]
    [InlineData("scenario: 1\narrivals: {factor: .inf}", "expected a number 0 to 10")]
    [InlineData("scenario: 1\narrivals: {factor: 1e400}", "expected a number 0 to 10")]
    [InlineData("scenario: 1\narrivals: {factor: [1]}", "'arrivals.factor' is a list")]
    [InlineData("scenario: 1\narrivals: {factor: }", "'arrivals.factor' is \"\"")]
    [InlineData("scenario: 1\narrivals: 3", "'arrivals' is \"3\"; expected the keys factor, bands, groups")]
    [InlineData("scenario: 1\narrivals: {groups: {frensh: 2}}", "did you mean french?")]
    [InlineData("scenario: 1\narrivals: {groups: {general: 2}}", "'arrivals.groups.general': expected one of")]
    [InlineData("scenario: 1\narrivals: {groups: {cec: 101}}", "expected a number 0 to 100")]
    [InlineData("scenario: 1\narrivals: {bands: {high: 2}}", "'arrivals.bands.high': expected a band of scores in 0-600")]
    [InlineData("scenario: 1\narrivals: {bands: {601-1200: 2}}", "expected a band of scores in 0-600")]
    [InlineData("scenario: 1\narrivals: {bands: {401-410: 2, 410-420: 1}}", "overlaps a band above")]
    [InlineData("scenario: 1\nname: a\nname: b", "line 3, column 1: 'name' is given twice, first on line 2")]
    [InlineData("scenario: 1\nname: []", "'name' is a list; expected a text of 1 to 100 letters")]
    [InlineData("scenario: 1\nas_of: 2026-02-30", "line 2, column 8: 'as_of' is \"2026-02-30\"; expected a day that exists")]
    [InlineData("scenario: 1\nhorizon_days: 0", "expected a whole number 1 to 1826")]
    [InlineData("scenario: 1\nhorizon_days: 10.5", "expected a whole number 1 to 1826")]
    [InlineData("scenario: 1\nseed: -1", "expected a whole number 0 to 9223372036854775807")]
    [InlineData("scenario: 1\nseed: 99999999999999999999", "expected a whole number 0 to")]
    [InlineData("scenario: 1\nparameters: fixd", "did you mean fixed?")]
    [InlineData("scenario: 1\nrule_set: 2027-01-01", "expected one of 2025-03-25")]
    [InlineData("scenario: 1\npool: {factor: 11}", "'pool.factor' is \"11\"; expected a number 0 to 10")]
    [InlineData("scenario: 1\npool: {from: guess}", "expected one of flows, posterior")]
    [InlineData("scenario: 1\npool: {as_of: May}", "'pool.as_of' is \"May\"; expected a day that exists")]
    [InlineData("scenario: 1\narrivals: {trend: 0}", "'arrivals.trend' is \"0\"; expected a number 0.1 to 10")]
    [InlineData("scenario: 1\narrivals: {season: {13: 1}}", "'arrivals.season.13': expected a month, 1 to 12")]
    [InlineData("scenario: 1\narrivals: {season: [1]}", "'arrivals.season' is a list; expected keys with a number each")]
    [InlineData("scenario: 1\narrivals: {shocks: [{from: 2026-09-01, factor: 1}]}", "'arrivals.shocks[1].to' is missing")]
    [InlineData(
        "scenario: 1\narrivals: {shocks: [{from: 2026-09-02, to: 2026-09-01, factor: 1}]}",
        "'arrivals.shocks[1].to' is before 'from', 2026-09-02"
    )]
    [InlineData("scenario: 1\narrivals: {shocks: [{from: 2026-09-01, to: 2026-09-01}]}", "factor' is missing")]
    [InlineData("scenario: 1\ncategories: [{type: french, share: 0.1}]", "expected a category of occupations")]
    [InlineData("scenario: 1\ncategories: [{type: stem, share: 1.1}]", "expected a number 0 to 1")]
    [InlineData("scenario: 1\ncategories: [{type: stem, share: 0}, {type: stem, share: 0}]", "names stem twice")]
    [InlineData("scenario: 1\ncategories: [{type: stem, share: 0.6}, {type: trades, share: 0.6}]", "1.2 together")]
    [InlineData("scenario: 1\nrounds: {size_factors: {pnp: 2}}", "'rounds.size_factors.pnp': expected one of general")]
    [InlineData("scenario: 1\nrounds: {size_factors: {cec: 0}}", "expected a number 0.01 to 100")]
    [InlineData("scenario: 1\nrounds: {instead: {cec: pnp}}", "nominees are invited as they come")]
    [InlineData("scenario: 1\nrounds: {instead: {cec: frensh}}", "did you mean french?")]
    [InlineData("scenario: 1\nrounds: {instead: {cec: [french]}}", "'rounds.instead.cec' is a list")]
    [InlineData("scenario: 1\nrounds: {pauses: [{from: 2026-09-01}]}", "'rounds.pauses[1].to' is missing")]
    [InlineData("scenario: 1\nrounds: {targets: [{persons: 1}]}", "'rounds.targets[1].year' is missing")]
    [InlineData("scenario: 1\nrounds: {targets: [{year: 2026, persons: -1}]}", "a whole number 0 to 10000000")]
    [InlineData("scenario: 1\nrounds: {targets: [{year: 2026, line: fed, persons: 1}]}", "expected one of federal, pnp")]
    [InlineData(
        "scenario: 1\nrounds: {targets: [{year: 2026, persons: 1}, {year: 2026, persons: 1}]}",
        "'rounds.targets[2].year' has a second target for 2026"
    )]
    [InlineData("scenario: 1\nrounds: {process: random}", "expected one of fitted, none")]
    [InlineData("scenario: 1\nrounds: {without: cec}", "expected a list of round types")]
    [InlineData("scenario: 1\nrounds: {without: [cecc]}", "did you mean cec?")]
    [InlineData("scenario: 1\nrounds: {without: [other]}", "'rounds.without' is \"other\"")]
    [InlineData("scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7}]}", "'rounds.cadence[1].size' or 'per_year'")]
    [InlineData(
        "scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7, size: 1, per_year: 9}]}",
        "expected one of the two"
    )]
    [InlineData("scenario: 1\nrounds: {cadence: [{type: cec, size: 1}]}", "'rounds.cadence[1].every_days' is missing")]
    [InlineData("scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7, size: 0}]}", "a whole number 1 to 100000")]
    [InlineData("scenario: 1\nrounds: {cadence: [{type: cec, every_days: 366, per_year: 9999999}]}", "more than 100000")]
    [InlineData("scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7, size: 1, at: 25:00}]}", "a time of day")]
    [InlineData(
        "scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7, size: 1, first: 2026-09-01, last: 2026-08-01}]}",
        "is before 'first'"
    )]
    [InlineData(
        "scenario: 1\nrounds:\n  cadence:\n  - {type: cec, every_days: 7, size: 1}\n  - {type: cec, every_days: 9, size: 1}",
        "names cec twice"
    )]
    [InlineData("scenario: 1\nrounds: {list: [{at: 2026-08-05, type: cec, size: 1}]}", "an instant in UTC that exists")]
    [InlineData("scenario: 1\nrounds: {list: [5]}", "'rounds.list[1]' is \"5\"; expected the keys at, type, size")]
    [InlineData(
        "scenario: 1\nresponses: {declined: 0.6, lapsed: 0.5}",
        "'responses.lapsed' and 'declined' are 1.1 together"
    )]
    [InlineData("scenario: 1\nresponses: {declined: 0.6}", "'responses.lapsed' is missing")]
    [InlineData("scenario: 1\nresponses: {lapsed: 0.6}", "line 2, column 12: 'responses.declined' is missing")]
    [InlineData("scenario: 1\nresponses: {deadline_days: 9, deadlines: []}", "both say how long invitations are open")]
    [InlineData("scenario: 1\nresponses: {deadlines: [{days: 9}]}", "'responses.deadlines[1].from' is missing")]
    [InlineData(
        "scenario: 1\nresponses: {deadlines: [{from: 2026-01-01, days: 366}]}",
        "line 2, column 50: 'responses.deadlines[1].days' is \"366\"; expected a whole number 1 to 365"
    )]
    [InlineData(
        "scenario: 1\nresponses: {deadlines: [{from: 2026-01-02, days: 9}, {from: 2026-01-01, days: 9}]}",
        "has 2026-01-01 out of order; expected later days below"
    )]
    [InlineData("scenario: 1\nreentry: {factor: 11}", "'reentry.factor' is \"11\"; expected a number 0 to 10")]
    [InlineData("scenario: 1\nscore_changes: {factors: 1}", "unknown key 'score_changes.factors'")]
    [InlineData("scenario: 1\napplications: {refused: 2}", "'applications.refused' is \"2\"; expected a number 0 to 1")]
    [InlineData("scenario: 1\napplications: {months: 0}", "expected a whole number 1 to 60")]
    [InlineData("scenario: 1\nname: \"open", "line 2")]
    [InlineData("scenario: 1\n\tname: x", "line 2, column 1: no YAML")]
    [InlineData("scenario: 1\nname: x\npool: {from: flows}\narrivals:\n\tfactor: 1", "line 5, column 1: no YAML")]
    [InlineData("scenario: 1\ndescription: |\n  \tindented\nrounds:\n  pauses:\n  \t- {}", "line 6, column 3: no YAML")]
    [InlineData("scenario: 1\nname: \"a\\nb\"", "line 2, column 7: 'name' has a line break or another control character")]
    [InlineData("scenario: 1\nname: \"a\\e[31mb\"", "'name' has a line break or another control character")]
    [InlineData("scenario: 1\narrivals: {season: {\"8\": 1, 08: 2}}", "'arrivals.season.08': month 8 is given twice")]
    [InlineData("scenario: 1\npool: {file_sha256: abc}", "'pool.file_sha256' is the digest of no file")]
    [InlineData("scenario: 1\nname: [a", "no YAML")]
    [InlineData("scenario: 1\n---\nscenario: 1", "a second document starts")]
    [InlineData("scenario: &a 1", "anchors (&) and aliases (*) are not read")]
    [InlineData("scenario: 1\nname: *a", "anchors (&) and aliases (*) are not read")]
    [InlineData("scenario: !!int 1", "tags (!) are not read")]
    [InlineData("scenario: 1\n? [a]\n: 2", "a list stands where a key is expected")]
    [InlineData("scenario: 1\n<<: {name: x}", "unknown key '<<'")]
    public void Read_WrongFile_SaysWhereAndWhatIsAllowed(string yaml, string says)
    {
        var refused = Assert.Throws<InvalidInputException>(() => ScenarioReader.Read("s.yaml", yaml));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("s.yaml", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void Read_Bombs_AreRefusedAtOnce()
    {
        var aliases = new StringBuilder("scenario: 1\na0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++)
        {
            aliases.Append($"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        foreach (
            string bomb in (string[])
                [
                    aliases.ToString(),
                    "scenario: 1\nname: " + new string('[', 500_000),
                    "scenario: 1\nname: " + string.Concat(Enumerable.Repeat("{a: ", 100_000)),
                    string.Concat(Enumerable.Range(0, 2000).Select(depth => new string(' ', depth % 400) + "a:\n")),
                    "scenario: 1\nname: " + new string('x', 900_000),
                    "scenario: 1\n? " + new string('x', 900_000) + "\n: 1",
                    "scenario: 1\nrounds: {process: " + new string('x', 900_000) + "}",
                ]
        )
        {
            var refused = Assert.Throws<InvalidInputException>(() => ScenarioReader.Read("bomb.yaml", bomb));
            Assert.InRange(refused.Message.Length, 10, 400);
        }
    }

    [Fact]
    public void ReadFile_LargeBrokenOrAbsentFile_IsRefused()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, new byte[1024 * 1024 + 1]);
            Assert.Contains("1,048,577 bytes", Refuse(path), StringComparison.Ordinal);
            File.WriteAllBytes(path, [.. "scenario: 1\nname: "u8, 0xFF, 0xFE]);
            Assert.Contains("no UTF-8", Refuse(path), StringComparison.Ordinal);
            File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. "scenario: 1\r\nname: Café"u8]);
            Assert.Equal("Café", ScenarioReader.ReadFile(path).Name);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Contains("cannot be read", Refuse(path), StringComparison.Ordinal);
        static string Refuse(string file) =>
            Assert.Throws<InvalidInputException>(() => ScenarioReader.ReadFile(file)).Message;
    }

    [Fact]
    public void Json_OfAScenario_IsAScenarioFileThatSaysTheSame()
    {
        // JSON is YAML: what run.json holds can be run again.
        Scenario scenario = ScenarioReader.Read("s.yaml", Whole);
        (JsonElement json, string digest) = ScenarioJson.Write(scenario);
        string without = json.GetRawText()
            .Replace(",\"first\":null,\"last\":null", "", StringComparison.Ordinal)
            .Replace("\"description\":\"\",", "", StringComparison.Ordinal);
        Assert.Equal(digest, ScenarioJson.Write(ScenarioReader.Read("json", without)).Digest);
        Assert.NotEqual(digest, ScenarioJson.Write(scenario with { HorizonDays = 91 }).Digest);
    }

    [Fact]
    public void Schema_EverySection_HasTheKeysOfTheReader()
    {
        using JsonDocument schema = JsonDocument.Parse(
            File.ReadAllText(Repository.PathOf("schemas", "scenario.schema.json"))
        );
        JsonElement root = schema.RootElement;
        JsonElement rounds = root.GetProperty("properties").GetProperty("rounds");
        AssertKeys(ScenarioKeys.Root, root);
        AssertKeys(ScenarioKeys.Pool, root.GetProperty("properties").GetProperty("pool"));
        AssertKeys(ScenarioKeys.Arrivals, root.GetProperty("properties").GetProperty("arrivals"));
        AssertKeys(ScenarioKeys.Rounds, rounds);
        AssertKeys(ScenarioKeys.Cadence, rounds.GetProperty("properties").GetProperty("cadence").GetProperty("items"));
        AssertKeys(ScenarioKeys.Round, rounds.GetProperty("properties").GetProperty("list").GetProperty("items"));
        AssertKeys(ScenarioKeys.Responses, root.GetProperty("properties").GetProperty("responses"));
        AssertKeys(ScenarioKeys.Applications, root.GetProperty("properties").GetProperty("applications"));
        AssertKeys(
            ScenarioKeys.Deadline,
            root.GetProperty("properties")
                .GetProperty("responses")
                .GetProperty("properties")
                .GetProperty("deadlines")
                .GetProperty("items")
        );
        AssertKeys(ScenarioKeys.Rules, root.GetProperty("$defs").GetProperty("rule_change"));
        AssertKeys(ScenarioKeys.Factor, root.GetProperty("$defs").GetProperty("factor10"));
        AssertKeys(ScenarioKeys.Factor, root.GetProperty("$defs").GetProperty("factor100"));
        Assert.Equal(
            RoundTypes.AllowedWords,
            root.GetProperty("$defs")
                .GetProperty("type")
                .GetProperty("enum")
                .EnumerateArray()
                .Select(word => word.GetString())
        );
    }

    [Fact]
    public void Document_EveryKey_IsDescribed()
    {
        string document = File.ReadAllText(Repository.PathOf("docs", "scenarios", "README.md"));
        string[] keys =
        [
            .. ScenarioKeys.Root.Where(key =>
                key is not ("pool" or "arrivals" or "nominations" or "departures" or "reentry" or "score_changes")
            ),
            .. ScenarioKeys.Arrivals.Select(key => $"arrivals.{key}"),
            .. ScenarioKeys.Pool.Select(key => $"pool.{key}"),
            .. ScenarioKeys.Shock,
            .. ScenarioKeys.Category,
            .. ScenarioKeys.Pause,
            .. ScenarioKeys.Target,
            "nominations.factor",
            "departures.factor",
            "reentry.factor",
            "score_changes.factor",
            .. ScenarioKeys.Rules,
            .. ScenarioKeys.Deadline,
            .. ScenarioKeys.Applications,
            .. ScenarioKeys.Rounds,
            .. ScenarioKeys.Cadence,
            .. ScenarioKeys.Round,
            .. ScenarioKeys.Responses,
        ];
        Assert.All(keys, key => Assert.Contains($"`{key}`", document, StringComparison.Ordinal));
    }

    [Fact]
    public void ReadFile_EveryExample_IsAScenario()
    {
        string[] files = Directory.GetFiles(Repository.PathOf("scenarios"), "*.yaml");
        Assert.True(files.Length >= 3);
        Assert.All(files, file => Assert.NotEmpty(ScenarioReader.ReadFile(file).Description));
    }

    private static void AssertKeys(ImmutableArray<string> keys, JsonElement section)
    {
        Assert.Equal(keys, section.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.False(section.GetProperty("additionalProperties").GetBoolean());
    }
}
