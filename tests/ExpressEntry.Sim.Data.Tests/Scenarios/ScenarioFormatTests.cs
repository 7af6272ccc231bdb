using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Data.Tests.Scenarios;

/// <summary>Schema, document and examples say what the reader reads.</summary>
public sealed class ScenarioFormatTests
{
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
