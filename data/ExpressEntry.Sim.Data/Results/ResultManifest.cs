using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>The content of <c>manifest.json</c>, which is written last: a folder that has one is finished.</summary>
/// <param name="Replications">Replications the files hold, counted from <paramref name="FirstReplication"/>.</param>
/// <param name="FirstReplication">Number of the first one.</param>
/// <param name="LastReplication">Number of the last one; before the last asked for where the run stopped by itself.</param>
/// <param name="Files">Every other file of the result set.</param>
public sealed record ResultManifest(
    int Replications,
    int FirstReplication,
    int LastReplication,
    ImmutableArray<ManifestFile> Files
)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";
}
