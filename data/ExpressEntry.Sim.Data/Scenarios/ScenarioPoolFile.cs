using System.Security.Cryptography;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A file of profiles that a scenario starts from, in the format of <c>eesim replay</c>.</summary>
/// <param name="Name">As the scenario names it.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">Of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record ScenarioPoolFile(string Name, string Path, string Sha256)
{
    /// <summary>Finds a file and takes its digest; null where the section names none.</summary>
    internal static ScenarioPoolFile? Open(ScenarioSection pool, string scenario)
    {
        if (!pool.Has("file"))
        {
            return pool.Has("file_sha256")
                ? throw pool.Error("file_sha256", "is the digest of no file; expected 'pool.file' beside it")
                : null;
        }

        // A scenario that somebody sent must not read whatever it likes.
        (string name, string folder) = pool.FileBeside("file", scenario);
        string path = System.IO.Path.Combine(folder, name);
        string digest;
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            digest = Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw pool.Error(
                "file",
                $"cannot be read; expected profiles as 'eesim replay' takes them ({failure.Message.TrimEnd('.')})"
            );
        }

        return !pool.Has("file_sha256") || pool.Text("file_sha256", "", 64) == digest
            ? new ScenarioPoolFile(name, path, digest)
            : throw pool.Error(
                "file_sha256",
                $"is not that of {name}, {digest}; expected the file the scenario was made with"
            );
    }
}
