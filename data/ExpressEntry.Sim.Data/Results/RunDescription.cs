using System.Text.Json;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>What a run was given: the content of <c>run.json</c>. Two equal descriptions have equal results.</summary>
public sealed record RunDescription
{
    /// <summary>The file's name.</summary>
    public const string FileName = "run.json";

    /// <summary>Version of the folder's layout.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>The engine: <c>individual</c> or <c>cohort</c>.</summary>
    public required string Engine { get; init; }

    /// <summary>SHA-256 of <see cref="Scenario"/> as it is written here without spaces.</summary>
    public required string ScenarioDigest { get; init; }

    /// <summary>SHA-256 of the history the run knows.</summary>
    public required string DataDigest { get; init; }

    /// <summary>Where the history comes from, for people.</summary>
    public required string DataSource { get; init; }

    /// <summary>Its newest day, <c>YYYY-MM-DD</c>.</summary>
    public required string DataEnds { get; init; }

    /// <summary>Seed of every random number.</summary>
    public required long Seed { get; init; }

    /// <summary>Replications of the whole run, all shards together.</summary>
    public required int Replications { get; init; }

    /// <summary>When to stop early, as asked for; null for never.</summary>
    public string? Until { get; init; }

    /// <summary>The replications of this folder.</summary>
    public required ReplicationRange Range { get; init; }

    /// <summary>The scenario as resolved: every key, defaults included.</summary>
    public required JsonElement Scenario { get; init; }

    /// <summary>Names the first thing in which two runs differ so that their results cannot be mixed.</summary>
    /// <param name="other">The other run.</param>
    /// <param name="isShardOfSame">True where the runs may be different shards.</param>
    /// <returns>For example <c>seed (1 there, 2 here)</c>; null where nothing differs.</returns>
    public string? FindDifference(RunDescription other, bool isShardOfSame = false)
    {
        (string What, object? Here, object? There)[] parts =
        [
            ("format", Format, other.Format),
            ("program version", ProgramVersion, other.ProgramVersion),
            ("engine", Engine, other.Engine),
            // Seed and replications are part of the scenario as well; they are said by name first.
            ("seed", Seed, other.Seed),
            ("replications", Replications, other.Replications),
            ("history", DataDigest, other.DataDigest),
            ("scenario", ScenarioDigest, other.ScenarioDigest),
            ("until", Until ?? "never", other.Until ?? "never"),
            (
                "replications of this part",
                isShardOfSame ? "" : $"{Range.First} to {Range.Last}",
                isShardOfSame ? "" : $"{other.Range.First} to {other.Range.Last}"
            ),
        ];
        return DescriptionDifference.Find(parts);
    }
}
