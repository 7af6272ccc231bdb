using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Data.Studies;

/// <summary>The content of a study's <c>manifest.json</c>, which is written last: a folder that has one is finished.</summary>
/// <param name="Points">Points of the study.</param>
/// <param name="FailedPoints">Those of them that could not be evaluated.</param>
/// <param name="Files">Every other file of the folder.</param>
public sealed record StudyManifest(int Points, int FailedPoints, ImmutableArray<ManifestFile> Files)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";
}
