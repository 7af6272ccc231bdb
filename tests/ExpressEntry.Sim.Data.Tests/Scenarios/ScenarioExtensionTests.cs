using System.Text.Json;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Tests.Scenarios;

/// <summary>Scenarios that extend others, and values set by a call.</summary>
public sealed class ScenarioExtensionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenarios").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ReadFile_WithExtends_HasTheOthersValuesWhereItHasNone()
    {
        Put(
            "base.yaml",
            "scenario: 1\nname: Base\ndescription: Theirs\nhorizon_days: 90\narrivals: {factor: 2, groups: {french: 3}}\n"
        );
        Put("mine.yaml", "scenario: 1\nextends: base.yaml\narrivals: {factor: 0.5}\nrounds: {size_factor: 2}\n");
        Scenario scenario = Read("mine.yaml");
        Assert.Equal((90, 0.5, 2.0), (scenario.HorizonDays, scenario.ArrivalFactor, scenario.Rounds.SizeFactor));
        Assert.Equal(3, scenario.GroupFactors[RoundType.French]);
        Assert.Equal(("mine", ""), (scenario.Name, scenario.Description));
    }

    [Fact]
    public void ReadFile_OverSeveralSteps_IsTheScenarioWrittenOut()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "shared"));
        Put("shared/a.yaml", "scenario: 1\nhorizon_days: 100\nresponses: {deadline_days: 30}\nnominations: {factor: 2}\n");
        Put("b.yaml", "scenario: 1\nextends: shared/a.yaml\nhorizon_days: 110\n");
        Put(
            "c.yaml",
            "scenario: 1\nextends: b.yaml\nname: C\nresponses: {deadlines: [{from: 2026-01-01, days: 45}]}\nnominations: ~\n"
        );
        Put(
            "flat.yaml",
            "scenario: 1\nname: C\nhorizon_days: 110\nresponses: {deadlines: [{from: 2026-01-01, days: 45}]}\n"
        );
        Assert.Equal(DigestOf(Read("flat.yaml")), DigestOf(Read("c.yaml")));
    }

    [Fact]
    public void ReadFile_WithAList_ReplacesTheInheritedOne()
    {
        Put(
            "base.yaml",
            "scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7, size: 10}, {type: pnp, every_days: 7, size: 10}]}\n"
        );
        Put("mine.yaml", "scenario: 1\nextends: base.yaml\nrounds: {cadence: [{type: french, every_days: 14, size: 20}]}\n");
        Assert.Equal(RoundType.French, Assert.Single(Read("mine.yaml").Rounds.Cadences).Type);
    }

    [Fact]
    public void ReadFile_InheritedRuleThatWouldDoNothing_IsRefusedWhereItStands()
    {
        Put("base.yaml", "scenario: 1\nrounds:\n  size_factors: {french: 0.5}\n");
        string cadence = "cadence: [{type: french, every_days: 7, size: 9}]";
        Put("mine.yaml", $"scenario: 1\nextends: base.yaml\nrounds: {{{cadence}}}\n");
        string refused = Assert.Throws<InvalidInputException>(() => Read("mine.yaml")).Message;
        Assert.Contains("base.yaml line 3, column 18: 'rounds.size_factors.french'", refused, StringComparison.Ordinal);
        Put("free.yaml", $"scenario: 1\nextends: base.yaml\nrounds: {{size_factors: {{french: ~}}, {cadence}}}\n");
        Assert.Empty(Read("free.yaml").Rounds.TypeFactors);
        Put("plain.yaml", $"scenario: 1\nrounds: {{{cadence}}}\n");
        string set = Assert
            .Throws<InvalidInputException>(() =>
                ScenarioReader.ReadFile(
                    Path.Combine(_folder, "plain.yaml"),
                    ScenarioSetting.Parse("rounds.instead.french=cec")
                )
            )
            .Message;
        Assert.Contains("rounds.instead.french", set, StringComparison.Ordinal);
        Assert.Contains("a cadence stands in their place", set, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_WithAnErrorInTheExtendedFile_NamesThatFile()
    {
        Put("base.yaml", "scenario: 1\narrivals:\n  factr: 2\n");
        Put("mine.yaml", "scenario: 1\nextends: base.yaml\narrivals: {factor: 0.5}\n");
        string message = MessageOf("mine.yaml");
        Assert.Contains("base.yaml line 3, column 3", message, StringComparison.Ordinal);
        Assert.Contains("did you mean factor?", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_ExtendingItselfOverAnother_IsRefused()
    {
        Put("a.yaml", "scenario: 1\nextends: b.yaml\n");
        Put("b.yaml", "scenario: 1\nextends: a.yaml\n");
        Assert.Contains("a.yaml → b.yaml → a.yaml", MessageOf("a.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.yaml")]
    [InlineData("/etc/hostname")]
    [InlineData("a/../../outside.yaml")]
    [InlineData("'..\\outside.yaml'")]
    [InlineData("[a.yaml]")]
    [InlineData("''")]
    public void ReadFile_ExtendingAnythingOutsideItsFolder_IsRefused(string parent)
    {
        File.WriteAllText(Path.Combine(_folder, "outside.yaml"), "scenario: 1\n");
        Directory.CreateDirectory(Path.Combine(_folder, "inner"));
        Put("inner/mine.yaml", $"scenario: 1\nextends: {parent}\n");
        Assert.Contains("in this folder or below it", MessageOf("inner/mine.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extends: linked.yaml")]
    [InlineData("extends: linked/base.yaml")]
    [InlineData("pool: {file: linked.yaml}")]
    [InlineData("pool: {file: linked/base.yaml}")]
    public void ReadFile_NamingAFileThroughALinkOutOfItsFolder_IsRefused(string line)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "outside"));
        Directory.CreateDirectory(Path.Combine(_folder, "inner"));
        Put("outside/base.yaml", "scenario: 1\n");
        File.CreateSymbolicLink(Path.Combine(_folder, "inner", "linked.yaml"), "../outside/base.yaml");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "inner", "linked"), "../outside");
        Put("inner/mine.yaml", $"scenario: 1\n{line}\n");
        Assert.Contains("in this folder or below it", MessageOf("inner/mine.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_ThatNamesRulesThroughALinkOutOfItsFolder_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "inner"));
        Put("rules.yaml", "values: {D.sibling: 20}\n");
        File.CreateSymbolicLink(Path.Combine(_folder, "inner", "rules.yaml"), "../rules.yaml");
        Put("inner/mine.yaml", "scenario: 1\nrules: {from: 2026-10-01, set: rules.yaml}\n");
        Assert.Contains("in the scenario's own folder", MessageOf("inner/mine.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_WhoseFolderIsALink_FindsWhatLiesBesideIt()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "real"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "link"), "real");
        Put("real/base.yaml", "scenario: 1\nhorizon_days: 12\n");
        File.CreateSymbolicLink(Path.Combine(_folder, "real", "same.yaml"), "base.yaml");
        Put("real/mine.yaml", "scenario: 1\nextends: same.yaml\n");
        Assert.Equal(12, Read("link/mine.yaml").HorizonDays);
    }

    [Fact]
    public void ReadFile_TakingAwayWhatIsNotInherited_HasNoEffect()
    {
        Put("base.yaml", "scenario: 1\narrivals: {factor: 2}\n");
        Put(
            "mine.yaml",
            "scenario: 1\nextends: base.yaml\nname: Mine\nnominations: ~\nrules: ~\nseed: ~\narrivals: {trend: ~}\npool: {file: ~}\n"
        );
        Put("flat.yaml", "scenario: 1\nname: Mine\narrivals: {factor: 2}\n");
        Assert.Equal(DigestOf(Read("flat.yaml")), DigestOf(Read("mine.yaml")));
    }

    [Theory]
    [InlineData("nominatoins: ~", "did you mean nominations?")]
    [InlineData("arrivals: {trnd: ~}", "did you mean trend?")]
    public void ReadFile_TakingAwayAMisspeltKey_IsRefused(string line, string says)
    {
        Put("base.yaml", "scenario: 1\n");
        Put("mine.yaml", $"scenario: 1\nextends: base.yaml\n{line}\n");
        Assert.Contains(says, MessageOf("mine.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_WithAnEmptyValueAndNothingExtended_IsRefused()
    {
        Put("mine.yaml", "scenario: 1\nnominations: ~\n");
        Assert.Contains(
            "'nominations' is \"~\"; expected the keys factor",
            MessageOf("mine.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Setting_OfAnEntryOfAListThatIsNotThere_SaysSo()
    {
        Put("s.yaml", "scenario: 1\n");
        InvalidInputException error = Assert.Throws<InvalidInputException>(() =>
            Read("s.yaml", "rounds.cadence.french.size=900")
        );
        Assert.Contains(
            "names no entry of 'rounds.cadence' in the scenario, which has none",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void ReadFile_ExtendingAFileThatIsNotThere_IsRefused()
    {
        Put("mine.yaml", "scenario: 1\nextends: none.yaml\n");
        Assert.Contains(
            "mine.yaml line 2, column 10: 'extends' is \"none.yaml\"",
            MessageOf("mine.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_TextThatExtends_IsRefused()
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(() =>
            ScenarioReader.Read("s.yaml", "scenario: 1\nextends: base.yaml\n")
        );
        Assert.Contains("'extends' names a file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rounds.size_factor=0.9", "rounds", "size_factor", "0.9")]
    [InlineData("arrivals.groups.french=1.5", "arrivals", "groups", """{"french":1.5}""")]
    [InlineData("horizon_days=30", "horizon_days", null, "30")]
    [InlineData("rounds.without=[cec, stem]", "rounds", "without", """["cec","stem"]""")]
    [InlineData("nominations.factor=2", "nominations", "factor", "2")]
    public void Setting_OfAKey_StandsInThePlaceOfTheFiles(string setting, string key, string? below, string expected)
    {
        Put("s.yaml", "scenario: 1\nhorizon_days: 90\nrounds: {size_factor: 2}\n");
        JsonElement json = JsonOf(Read("s.yaml", setting)).GetProperty(key);
        Assert.Equal(expected, (below is null ? json : json.GetProperty(below)).GetRawText());
    }

    [Fact]
    public void Setting_OfAnEntryOfAList_FindsItByTypeAndByPlace()
    {
        Put(
            "s.yaml",
            "scenario: 1\nrounds: {cadence: [{type: cec, every_days: 7, per_year: 52000}, {type: french, every_days: 14, size: 20}]}\n"
        );
        Scenario byType = Read("s.yaml", "rounds.cadence.cec.size=900");
        Scenario byPlace = Read("s.yaml", "rounds.cadence.1.size=900");
        Assert.Equal(DigestOf(byType), DigestOf(byPlace));
        Assert.Equal((900, 0), (byType.Rounds.Cadences[0].Size, byType.Rounds.Cadences[0].PerYear));
        Assert.Equal(20, byType.Rounds.Cadences[1].Size);
    }

    [Fact]
    public void Setting_OfPoints_FindsKeysWithDots()
    {
        Put("s.yaml", "scenario: 1\nas_of: 2026-07-24\nrules: {from: 2026-11-03, values: {D.sibling: 15}}\n");
        JsonElement values = JsonOf(Read("s.yaml", "rules.values.D.sibling=20"))
            .GetProperty("rules")[0]
            .GetProperty("values");
        Assert.Equal("""{"D.sibling":20}""", values.GetRawText());
    }

    [Fact]
    public void Settings_OfOneKey_LeaveTheLastOne()
    {
        Put("s.yaml", "scenario: 1\n");
        Assert.Equal(40, Read("s.yaml", "horizon_days=30", "horizon_days=40").HorizonDays);
    }

    [Theory]
    [InlineData("rounds.sise_factor=1", "unknown key 'rounds.sise_factor'", "did you mean size_factor?")]
    [InlineData(
        "rounds.size_factor=many",
        "'rounds.size_factor=many': 'rounds.size_factor' is \"many\"",
        "a number 0.01 to 100"
    )]
    [InlineData("rounds.cadence.french.size=5", "names no entry of 'rounds.cadence'", "one of cec")]
    [InlineData("rounds.size_factor.high=5", "goes below 'rounds.size_factor'", "expected a key it can have")]
    [InlineData("rounds..size=5", "is no key", "joined by dots")]
    [InlineData("rounds.size_factor=[1", "no YAML", "")]
    [InlineData("rounds.size_factor=&a 1", "anchors", "write the value out")]
    [InlineData("size_factor", "sets nothing", "expected KEY=VALUE")]
    [InlineData("=3", "sets nothing", "expected KEY=VALUE")]
    public void Setting_ThatIsWrong_IsRefusedWithOneLine(string setting, string what, string allowed)
    {
        Put("s.yaml", "scenario: 1\nrounds: {size_factor: 2, cadence: [{type: cec, every_days: 7, size: 10}]}\n");
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => Read("s.yaml", setting));
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static JsonElement JsonOf(Scenario scenario) => ScenarioJson.Write(Resolved(scenario)).Json;

    private static string DigestOf(Scenario scenario) => ScenarioJson.Write(Resolved(scenario)).Digest;

    private static Scenario Resolved(Scenario scenario) =>
        scenario with
        {
            AsOf = new DateOnly(2026, 7, 24),
            Seed = 1,
            Replications = 1,
        };

    private string MessageOf(string name) => Assert.Throws<InvalidInputException>(() => Read(name)).Message;

    private Scenario Read(string name, params string[] settings) =>
        ScenarioReader.ReadFile(Path.Combine(_folder, name), settings.Select(ScenarioSetting.Parse));

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
