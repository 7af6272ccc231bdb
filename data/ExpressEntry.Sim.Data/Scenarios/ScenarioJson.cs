using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A scenario as JSON with every key, in one spelling: equal scenarios have equal bytes.</summary>
public static class ScenarioJson
{
    /// <summary>Spells a scenario out.</summary>
    /// <param name="scenario">The scenario, resolved: <see cref="Scenario.AsOf"/>, seed and replications are given.</param>
    /// <returns>The JSON object, and its SHA-256 when written without spaces.</returns>
    public static (JsonElement Json, string Digest) Write(Scenario scenario)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("scenario", 1);
            json.WriteString("name", scenario.Name);
            json.WriteString("description", scenario.Description);
            json.WriteString("as_of", Day(scenario.AsOf));
            json.WriteNumber("horizon_days", scenario.HorizonDays);
            json.WriteNumber("seed", scenario.Seed!.Value);
            json.WriteNumber("replications", scenario.Replications!.Value);
            json.WriteString("parameters", scenario.IsFixedParameters ? "fixed" : "drawn");
            json.WriteString("rule_set", scenario.RuleSet);
            ScenarioRules.Write(json, scenario.RuleChanges);
            WritePool(json, scenario);
            WriteArrivals(json, scenario);
            WriteFactor(json, "nominations", scenario.NominationFactor);
            WriteFactor(json, "departures", scenario.DepartureFactor);
            WriteFactor(json, "reentry", scenario.ReentryFactor);
            WriteFactor(json, "score_changes", scenario.ScoreChangeFactor);
            WriteCategories(json, scenario);
            WriteRounds(json, scenario.Rounds);
            WriteResponses(json, scenario.Responses);
            WriteApplications(json, scenario.Applications);
            json.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(bytes.ToArray());
        string digest = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
        return (document.RootElement.Clone(), digest);
    }

    private static void WriteFactor(Utf8JsonWriter json, string name, double factor)
    {
        json.WriteStartObject(name);
        json.WriteNumber("factor", factor);
        json.WriteEndObject();
    }

    private static void WritePool(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartObject("pool");
        json.WriteNumber("factor", scenario.PoolFactor);
        json.WriteString("from", scenario.IsFromPosterior ? "posterior" : "flows");
        json.WriteString("as_of", Day(scenario.PoolAsOf ?? scenario.AsOf));
        if (scenario.PoolFile is { } file)
        {
            json.WriteString("file", file.Name);
            json.WriteString("file_sha256", file.Sha256);
        }

        json.WriteEndObject();
    }

    private static void WriteArrivals(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartObject("arrivals");
        json.WriteNumber("factor", scenario.ArrivalFactor);
        json.WriteStartObject("bands");
        foreach ((ScoreBand band, double factor) in scenario.BandFactors.Values)
        {
            json.WriteNumber(band.Label, factor);
        }

        json.WriteEndObject();
        json.WriteStartObject("groups");
        foreach ((RoundType type, double factor) in scenario.GroupFactors)
        {
            json.WriteNumber(type.ToWord(), factor);
        }

        json.WriteEndObject();
        json.WriteNumber("trend", scenario.ArrivalTrend);
        json.WriteStartObject("season");
        foreach ((int month, double factor) in scenario.ArrivalSeason)
        {
            json.WriteNumber(month.ToString(CultureInfo.InvariantCulture), factor);
        }

        json.WriteEndObject();
        json.WriteStartArray("shocks");
        foreach (ScenarioShock shock in scenario.ArrivalShocks)
        {
            json.WriteStartObject();
            json.WriteString("from", Day(shock.From));
            json.WriteString("to", Day(shock.To));
            json.WriteNumber("factor", shock.Factor);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCategories(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartArray("categories");
        foreach (ScenarioCategory category in scenario.Categories)
        {
            json.WriteStartObject();
            json.WriteString("type", category.Type.ToWord());
            json.WriteNumber("share", category.Share);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRounds(Utf8JsonWriter json, ScenarioRounds rounds)
    {
        json.WriteStartObject("rounds");
        json.WriteString("process", rounds.Process == RoundSource.None ? "none" : "fitted");
        json.WriteStartArray("without");
        foreach (RoundType type in rounds.Without)
        {
            json.WriteStringValue(type.ToWord());
        }

        json.WriteEndArray();
        json.WriteNumber("size_factor", rounds.SizeFactor);
        json.WriteStartObject("size_factors");
        foreach ((RoundType type, double factor) in rounds.TypeFactors)
        {
            json.WriteNumber(type.ToWord(), factor);
        }

        json.WriteEndObject();
        json.WriteStartObject("instead");
        foreach ((RoundType type, RoundType held) in rounds.Instead)
        {
            json.WriteString(type.ToWord(), held.ToWord());
        }

        json.WriteEndObject();
        WritePausesAndTargets(json, rounds);
        json.WriteStartArray("cadence");
        foreach (ScenarioCadence cadence in rounds.Cadences)
        {
            json.WriteStartObject();
            json.WriteString("type", cadence.Type.ToWord());
            json.WriteNumber("every_days", cadence.EveryDays);
            json.WriteNumber(cadence.Size > 0 ? "size" : "per_year", cadence.Size > 0 ? cadence.Size : cadence.PerYear);
            json.WriteString("first", Day(cadence.First));
            json.WriteString("last", Day(cadence.Last));
            json.WriteString("at", cadence.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("list");
        foreach (ScenarioRound round in rounds.List)
        {
            json.WriteStartObject();
            json.WriteString("at", round.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("type", round.Type.ToWord());
            json.WriteNumber("size", round.Size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePausesAndTargets(Utf8JsonWriter json, ScenarioRounds rounds)
    {
        json.WriteStartArray("pauses");
        foreach (ScenarioPause pause in rounds.Pauses)
        {
            json.WriteStartObject();
            json.WriteString("from", Day(pause.From));
            json.WriteString("to", Day(pause.To));
            json.WriteStartArray("types");
            foreach (RoundType type in pause.Types)
            {
                json.WriteStringValue(type.ToWord());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("targets");
        foreach (ScenarioTarget target in rounds.Targets)
        {
            json.WriteStartObject();
            json.WriteNumber("year", target.Year);
            json.WriteString("line", target.Line.ToWord());
            json.WriteNumber("persons", target.Persons);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResponses(Utf8JsonWriter json, ScenarioResponses? responses)
    {
        if (responses is null)
        {
            json.WriteNull("responses");
            return;
        }

        json.WriteStartObject("responses");
        WriteKnown(json, "declined", responses.Declined);
        WriteKnown(json, "lapsed", responses.Lapsed);
        json.WriteStartArray("deadlines");
        foreach (ScenarioDeadline deadline in responses.Deadlines)
        {
            json.WriteStartObject();
            json.WriteString("from", Day(deadline.From));
            json.WriteNumber("days", deadline.Days);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteApplications(Utf8JsonWriter json, ScenarioApplications? applications)
    {
        if (applications is null)
        {
            json.WriteNull("applications");
            return;
        }

        json.WriteStartObject("applications");
        WriteKnown(json, "refused", applications.Refused);
        WriteKnown(json, "months", applications.Months);
        json.WriteEndObject();
    }

    // What is left to the model has no key, so that the text can be read again.
    private static void WriteKnown(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
