using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>What is compared: a scenario to be run, or a result set that is there.</summary>
public sealed class ComparisonSubject
{
    private ComparisonSubject(string source, JsonElement json, string digest, LabScenario? live, ResultSet? stored) =>
        (Source, Json, Digest, Live, Stored) = (source, json, digest, live, stored);

    /// <summary>The file or folder it comes from.</summary>
    public string Source { get; }

    /// <summary>The resolved scenario.</summary>
    internal JsonElement Json { get; }

    /// <summary>SHA-256 of it.</summary>
    internal string Digest { get; }

    /// <summary>The scenario to be run; null for a result set.</summary>
    internal LabScenario? Live { get; }

    /// <summary>The result set; null for a scenario to be run.</summary>
    internal ResultSet? Stored { get; }

    /// <summary>The scenario's name.</summary>
    internal string Name => TextOf("name") is { Length: > 0 } name ? name : Source;

    /// <summary>The scenario's description; can be empty.</summary>
    internal string Description => TextOf("description") ?? "";

    /// <summary>First day simulated.</summary>
    public DateOnly AsOf => DateOnly.ParseExact(TextOf("as_of")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Days simulated.</summary>
    internal int HorizonDays => Json.GetProperty("horizon_days").GetInt32();

    /// <summary>Whether its scenario has a levels plan.</summary>
    public bool HasTargets =>
        Json.TryGetProperty("rounds", out JsonElement rounds)
        && rounds.TryGetProperty("targets", out JsonElement targets)
        && targets.GetArrayLength() > 0;

    /// <summary>Types whose drawn rounds it holds as rounds of another, with that one.</summary>
    internal ImmutableArray<(RoundType Type, RoundType HeldAs)> Instead =>
        Json.TryGetProperty("rounds", out JsonElement rounds) && rounds.TryGetProperty("instead", out JsonElement instead)
            ? [.. instead.EnumerateObject().Select(entry => (TypeOf(entry.Name), TypeOf(entry.Value.GetString())))]
            : [];

    /// <summary>What the reader should know; of a result set only what its scenario tells.</summary>
    internal ImmutableArray<string> Warnings =>
        Live?.Warnings ?? [.. ScenarioWarnings.OfStored(Json, AsOf.AddDays(HorizonDays - 1))];

    /// <summary>The months of the horizon.</summary>
    internal ImmutableArray<RecordMonth> Months => Live?.Player.Months ?? StoredRun.MonthsOf(Stored!);

    /// <summary>A scenario to be run.</summary>
    /// <param name="scenario">The scenario, made ready.</param>
    /// <param name="source">The file it comes from.</param>
    public static ComparisonSubject Of(LabScenario scenario, string source)
    {
        (JsonElement json, string digest) = ScenarioJson.Write(scenario.Scenario);
        return new ComparisonSubject(source, json, digest, scenario, null);
    }

    /// <summary>A finished result set.</summary>
    /// <param name="set">The set.</param>
    /// <exception cref="InvalidInputException">Its <c>run.json</c> has no scenario with first day and horizon.</exception>
    public static ComparisonSubject Of(ResultSet set)
    {
        _ = StoredRun.MonthsOf(set);
        return new ComparisonSubject(set.Path, set.Run.Scenario, set.Run.ScenarioDigest, null, set);
    }

    private static RoundType TypeOf(string? word) => RoundTypes.TryParse(word, out RoundType type) ? type : RoundType.Other;

    private string? TextOf(string key) =>
        Json.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
