using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Data.Studies;

/// <summary>What a study was given: the content of <c>study.json</c>. Two equal descriptions have equal results.</summary>
public sealed record StudyDescription
{
    /// <summary>The file's name.</summary>
    public const string FileName = "study.json";

    /// <summary>Version of the folder's layout.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>What evaluates the points: name of the engine.</summary>
    public required string Engine { get; init; }

    /// <summary>SHA-256 of <see cref="Scenario"/>, the scenario before its keys are varied.</summary>
    public required string ScenarioDigest { get; init; }

    /// <summary>SHA-256 of the history the runs know.</summary>
    public required string DataDigest { get; init; }

    /// <summary>Where the history comes from, for people.</summary>
    public required string DataSource { get; init; }

    /// <summary>Its newest day, <c>YYYY-MM-DD</c>.</summary>
    public required string DataEnds { get; init; }

    /// <summary>Seed of every random number.</summary>
    public required long Seed { get; init; }

    /// <summary>Replications of each point, the same ones at every point.</summary>
    public required int Replications { get; init; }

    /// <summary>The outputs, in order.</summary>
    public required ImmutableArray<string> Outputs { get; init; }

    /// <summary>How the points were chosen: <c>grid</c>, <c>lhs</c>, <c>sobol</c>, <c>file</c>, <c>morris</c> or <c>sobol-indices</c>.</summary>
    public required string Design { get; init; }

    /// <summary>The keys with their ranges, as they were written.</summary>
    public required ImmutableArray<string> Vary { get; init; }

    /// <summary>The scenario keys that vary, in order of the columns.</summary>
    public required ImmutableArray<string> Keys { get; init; }

    /// <summary>Points of the design.</summary>
    public required int Points { get; init; }

    /// <summary>The scenario before its keys are varied, every key spelled out.</summary>
    public required JsonElement Scenario { get; init; }

    /// <summary>Names the first thing in which two studies differ so that their points cannot stand for each other.</summary>
    /// <param name="other">The other study; its design may be another one.</param>
    /// <returns>For example <c>seed (1 there, 2 here)</c>; null where every point of one could be a point of the other.</returns>
    public string? FindDifference(StudyDescription other)
    {
        (string What, object? Here, object? There)[] parts =
        [
            ("format", Format, other.Format),
            ("program version", ProgramVersion, other.ProgramVersion),
            ("engine", Engine, other.Engine),
            ("seed", Seed, other.Seed),
            ("replications", Replications, other.Replications),
            ("outputs", string.Join(' ', Outputs), string.Join(' ', other.Outputs)),
            ("history", DataDigest, other.DataDigest),
            ("scenario", ScenarioDigest, other.ScenarioDigest),
        ];
        return DescriptionDifference.Find(parts);
    }
}
