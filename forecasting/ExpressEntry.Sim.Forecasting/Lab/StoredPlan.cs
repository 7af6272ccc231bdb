using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab;

/// <summary>The levels plan of a result set, worked out again from its scenario and the history it was made from.</summary>
internal static class StoredPlan
{
    // What a plan and the rounds it sizes rest on. The rest (files beside the scenario, the posterior, new rules) is not needed.
    private static readonly ImmutableArray<string> Keys =
    [
        "scenario",
        "as_of",
        "horizon_days",
        "seed",
        "replications",
        "rounds",
        "nominations",
        "responses",
        "applications",
    ];

    /// <summary>Prepares the plan.</summary>
    /// <param name="scenario">The resolved scenario, as <c>run.json</c> has it.</param>
    /// <param name="history">The history the result set was made from.</param>
    /// <returns>Futures with the plan and the rounds of the scenario, and with no other part of it; null where this version refuses them.</returns>
    public static ScenarioFutures? Open(JsonElement scenario, PublishedHistory history)
    {
        var own = new JsonObject();
        foreach (string key in Keys)
        {
            if (scenario.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
            {
                own[key] = Known(JsonNode.Parse(value.GetRawText())!);
            }
        }

        own["pool"] = new JsonObject { ["from"] = "flows" };
        if (scenario.TryGetProperty("pool", out JsonElement pool) && pool.TryGetProperty("as_of", out JsonElement day))
        {
            own["pool"]!["as_of"] = day.GetString();
        }

        try
        {
            Scenario read = ScenarioReader.Read("run.json", own.ToJsonString());
            return new ScenarioFutures(read, history, read.Seed!.Value);
        }
        catch (InvalidInputException)
        {
            return null; // written by a version that allowed something else
        }
    }

    // A scenario file has no key where a resolved one says null.
    private static JsonNode Known(JsonNode node)
    {
        if (node is JsonObject section)
        {
            foreach (string key in section.Where(entry => entry.Value is null).Select(entry => entry.Key).ToArray())
            {
                section.Remove(key);
            }

            foreach (KeyValuePair<string, JsonNode?> entry in section)
            {
                Known(entry.Value!);
            }
        }

        foreach (JsonNode? item in node as JsonArray ?? [])
        {
            Known(item!);
        }

        return node;
    }
}
