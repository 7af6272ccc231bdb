using System.Security.Cryptography;
using ExpressEntry.Sim.Data.Studies;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>A finished result set, read with its digests checked.</summary>
public sealed class ResultSet
{
    private ResultSet(string path, RunDescription run, ResultManifest manifest) =>
        (Path, Run, Manifest) = (path, run, manifest);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What the run was given.</summary>
    public RunDescription Run { get; }

    /// <summary>What the folder holds.</summary>
    public ResultManifest Manifest { get; }

    /// <summary>Opens a folder; the tables are checked when they are read.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The result set.</returns>
    /// <exception cref="InvalidInputException">It is no finished result set, or not as it was written.</exception>
    public static ResultSet Open(string path)
    {
        string manifestPath = System.IO.Path.Combine(path, ResultManifest.FileName);
        string runPath = System.IO.Path.Combine(path, RunDescription.FileName);
        if (!File.Exists(runPath) && File.Exists(System.IO.Path.Combine(path, StudyDescription.FileName)))
        {
            throw new InvalidInputException(
                $"{path} is a study of 'eesim sweep' or 'eesim sensitivity', not a result set; expected a folder of 'eesim simulate'."
            );
        }

        if (!File.Exists(manifestPath))
        {
            throw new InvalidInputException(
                File.Exists(runPath)
                    ? $"{path} is an unfinished run: it has no {ResultManifest.FileName}; finish it with 'eesim simulate … --resume'."
                    : $"{path} is no result set: it has neither {RunDescription.FileName} nor {ResultManifest.FileName}."
            );
        }

        ResultManifest manifest = ResultJson.Read<ResultManifest>(manifestPath);
        Check(manifest, manifestPath);
        byte[] bytes = ResultJson.ReadBytes(runPath);
        CheckDigest(runPath, FileOf(manifest, RunDescription.FileName), bytes.Length, SHA256.HashData(bytes));
        return new ResultSet(path, ResultJson.Read<RunDescription>(runPath), manifest);
    }

    /// <summary>Whether the set has a table; sets written before there was <c>invited.parquet</c> do without it.</summary>
    /// <param name="table">Its place in <see cref="ResultTables"/>.</param>
    public bool Has(int table) => Manifest.Files.Any(file => file.Name == ResultTables.Names[table]);

    /// <summary>Reads a table, a row group at a time.</summary>
    /// <param name="table">Its place in <see cref="ResultTables"/>.</param>
    /// <param name="take">Gets the rows in turn; they are overwritten afterwards.</param>
    /// <exception cref="InvalidInputException">The file is not there, not the one that was written, or damaged.</exception>
    public void Read(int table, Action<TableRows> take)
    {
        Require(table);
        string path = System.IO.Path.Combine(Path, ResultTables.Names[table]);
        ManifestFile expected = FileOf(Manifest, ResultTables.Names[table]);
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            // The length first: what is longer or shorter need not be read to its end.
            CheckDigest(path, expected, file.Length, file.Length == expected.Bytes ? SHA256.HashData(file) : []);
            file.Position = 0;
            TableInput.Read(path, file, ResultTables.Schemas[table], take);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read ({failure.Message})", failure);
        }
    }

    /// <summary>Refuses a set without a table.</summary>
    /// <exception cref="InvalidInputException">The set does not have it.</exception>
    internal void Require(int table)
    {
        if (!Has(table))
        {
            throw new InvalidInputException(
                $"{Path} has no {ResultTables.Names[table]}: it was written before there was one; simulate it again."
            );
        }
    }

    private static ManifestFile FileOf(ResultManifest manifest, string name) =>
        manifest.Files.Single(file => file.Name == name);

    private static void Check(ResultManifest manifest, string path)
    {
        foreach (string name in ResultTables.Names.Add(RunDescription.FileName))
        {
            int listed = manifest.Files.Count(file => file.Name == name);
            bool isOlder = listed == 0 && name == ResultTables.Names[ResultTables.Invited];
            if (listed != 1 && !isOlder)
            {
                throw new InvalidInputException(
                    $"{path} does not list {name} once; it is not the manifest that was written."
                );
            }
        }

        if (
            manifest.FirstReplication < 1
            || manifest.LastReplication < manifest.FirstReplication
            || manifest.Replications != manifest.LastReplication - manifest.FirstReplication + 1
        )
        {
            throw new InvalidInputException(
                $"{path} counts replications {manifest.FirstReplication} to {manifest.LastReplication} as {manifest.Replications}."
            );
        }
    }

    private static void CheckDigest(string path, ManifestFile expected, long length, ReadOnlySpan<byte> digest)
    {
        if (length != expected.Bytes)
        {
            throw new InvalidInputException(
                $"{path} is not the file that was written: it has {length:N0} bytes, {ResultManifest.FileName} says {expected.Bytes:N0}."
            );
        }

        if (Convert.ToHexStringLower(digest) != expected.Sha256)
        {
            throw new InvalidInputException(
                $"{path} is not the file that was written: its SHA-256 differs from the one in {ResultManifest.FileName}."
            );
        }
    }
}
