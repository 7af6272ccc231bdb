using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>Writes the tables and the manifest of a folder that has its <c>run.json</c>.</summary>
internal sealed class ResultSetWriter : IDisposable
{
    private readonly string _folder;
    private readonly ImmutableArray<DurableFile> _files;
    private readonly ImmutableArray<TableFile> _tables;

    public ResultSetWriter(string folder)
    {
        _folder = folder;
        _files = [.. ResultTables.Names.Select(name => DurableFile.Create(Path.Combine(folder, name)))];
        _tables = [.. _files.Select((file, i) => new TableFile(file.Stream, ResultTables.Schemas[i]))];
    }

    /// <summary>Adds the rows of the next replications to every table.</summary>
    public void Append(ImmutableArray<TableRows> tables)
    {
        for (int i = 0; i < _tables.Length; i++)
        {
            Append(i, tables[i]);
        }
    }

    /// <summary>Adds rows to one table.</summary>
    public void Append(int table, TableRows rows) => _tables[table].Append(rows);

    /// <summary>Puts the files into their places and the manifest last.</summary>
    public void Finish(int firstReplication, int lastReplication)
    {
        byte[] run = ResultJson.ReadBytes(Path.Combine(_folder, RunDescription.FileName));
        var files = ImmutableArray.CreateBuilder<ManifestFile>();
        files.Add(
            new ManifestFile(
                RunDescription.FileName,
                Rows: null,
                run.Length,
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(run))
            )
        );
        for (int i = 0; i < _files.Length; i++)
        {
            _tables[i].Finish();
            FileDigest digest = _files[i].Commit();
            files.Add(new ManifestFile(ResultTables.Names[i], _tables[i].RowCount, digest.Bytes, digest.Sha256));
        }

        int replications = lastReplication - firstReplication + 1;
        var manifest = new ResultManifest(replications, firstReplication, lastReplication, files.ToImmutable());
        DurableFile.Write(Path.Combine(_folder, ResultManifest.FileName), ResultJson.Write(manifest));
    }

    public void Dispose()
    {
        foreach (DurableFile file in _files)
        {
            file.Dispose();
        }
    }
}
