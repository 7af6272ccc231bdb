using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>The keys of a scenario file, section by section; <c>schemas/scenario.schema.json</c> has the same.</summary>
public static class ScenarioKeys
{
    /// <summary>Paths whose values are lists of entries, joined by dots.</summary>
    public static ImmutableArray<string> Lists { get; } =
    [
        "arrivals.shocks",
        "categories",
        "rounds.pauses",
        "rounds.targets",
        "rounds.cadence",
        "rounds.list",
        "responses.deadlines",
    ];

    /// <summary>The top of the file.</summary>
    public static ImmutableArray<string> Root { get; } =
    [
        "scenario",
        "extends",
        "name",
        "description",
        "as_of",
        "horizon_days",
        "seed",
        "replications",
        "parameters",
        "rule_set",
        "rules",
        "pool",
        "arrivals",
        "nominations",
        "departures",
        "reentry",
        "score_changes",
        "categories",
        "rounds",
        "responses",
        "applications",
    ];

    /// <summary>Each change under <c>rules</c>.</summary>
    public static ImmutableArray<string> Rules { get; } = ["from", "set", "name", "values", "factors"];

    /// <summary>Under <c>pool</c>.</summary>
    public static ImmutableArray<string> Pool { get; } = ["factor", "from", "as_of", "file", "file_sha256"];

    /// <summary>Under <c>nominations</c>, <c>departures</c>, <c>reentry</c> and <c>score_changes</c>.</summary>
    public static ImmutableArray<string> Factor { get; } = ["factor"];

    /// <summary>Under <c>arrivals</c>.</summary>
    public static ImmutableArray<string> Arrivals { get; } = ["factor", "bands", "groups", "trend", "season", "shocks"];

    /// <summary>Each entry under <c>arrivals: shocks</c>.</summary>
    public static ImmutableArray<string> Shock { get; } = ["from", "to", "factor"];

    /// <summary>Each entry under <c>categories</c>.</summary>
    public static ImmutableArray<string> Category { get; } = ["type", "share"];

    /// <summary>Under <c>rounds</c>.</summary>
    public static ImmutableArray<string> Rounds { get; } =
    ["process", "without", "size_factor", "size_factors", "instead", "pauses", "targets", "cadence", "list"];

    /// <summary>Each entry under <c>rounds: pauses</c>.</summary>
    public static ImmutableArray<string> Pause { get; } = ["from", "to", "types"];

    /// <summary>Each entry under <c>rounds: targets</c>.</summary>
    public static ImmutableArray<string> Target { get; } = ["year", "line", "persons"];

    /// <summary>Each entry under <c>rounds: cadence</c>.</summary>
    public static ImmutableArray<string> Cadence { get; } =
    ["type", "every_days", "size", "per_year", "first", "last", "at"];

    /// <summary>Each entry under <c>rounds: list</c>.</summary>
    public static ImmutableArray<string> Round { get; } = ["at", "type", "size"];

    /// <summary>Under <c>responses</c>.</summary>
    public static ImmutableArray<string> Responses { get; } = ["declined", "lapsed", "deadline_days", "deadlines"];

    /// <summary>Each entry under <c>responses: deadlines</c>.</summary>
    public static ImmutableArray<string> Deadline { get; } = ["from", "days"];

    /// <summary>Under <c>applications</c>.</summary>
    public static ImmutableArray<string> Applications { get; } = ["refused", "months"];
}
