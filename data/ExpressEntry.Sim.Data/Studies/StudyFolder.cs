using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Data.Studies;

/// <summary>A study being written: one process at a time, in parts that survive its death, finished by a manifest.</summary>
/// <remarks>
/// <c>study.json</c> comes first, then a part for each point, then the tables from all parts in order, then
/// <c>manifest.json</c>; the parts go last. A part is named after its point's keys and values, so a study with another
/// design of the same keys, scenario and replications, made in the same folder, finds the points that are done: also those
/// of a finished study, which is taken apart first. Points of an earlier design that this one does not have stay in their
/// parts, for a later study with them. Not safe for several threads.
/// </remarks>
public sealed class StudyFolder : IDisposable
{
    /// <summary>Every point: its number, its keys' values, and whether it failed.</summary>
    public const string PointsFile = StudyTables.PointsFile;

    /// <summary>Name of the table that sums points up.</summary>
    public const string SummaryFile = "summary.parquet";

    /// <summary>Name of the table of sensitivity measures.</summary>
    public const string IndicesFile = "indices.parquet";

    private const string PartsFolder = "parts";
    private const string PartSuffix = ".part";
    private static readonly ImmutableArray<string> ComputedFiles = [SummaryFile, IndicesFile];
    private readonly FileStream _lock;
    private readonly DesignTable _design;
    private readonly string _parts;
    private readonly ImmutableArray<TableRows> _tables = StudyTables.CreatePart();
    private readonly ResultPart _part;

    private StudyFolder(string path, StudyDescription study, DesignTable design, FileStream held)
    {
        (Path, Study, _design, _lock) = (path, study, design, held);
        _parts = System.IO.Path.Combine(path, PartsFolder);
        _part = new ResultPart(_tables);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What the study is given.</summary>
    public StudyDescription Study { get; }

    /// <summary>Opens a folder for one study and keeps every other process out of it.</summary>
    /// <param name="path">The folder; it and its parents are made where they are not there.</param>
    /// <param name="study">What the study is given.</param>
    /// <param name="design">Its points.</param>
    /// <param name="isResumed">Whether points that are there already may be used.</param>
    /// <returns>The folder, with <c>study.json</c> in it and no manifest.</returns>
    /// <exception cref="InvalidInputException">
    /// It holds other files or points that cannot be used (the message names the difference), or another process writes into it.
    /// </exception>
    public static StudyFolder Open(string path, StudyDescription study, DesignTable design, bool isResumed)
    {
        FileStream held = FolderLock.Take(path, "study", isResumed);
        var folder = new StudyFolder(path, study, design, held);
        try
        {
            string described = System.IO.Path.Combine(path, StudyDescription.FileName);
            if (File.Exists(described))
            {
                StudyDescription other = ResultJson.Read<StudyDescription>(described);
                if (study.FindDifference(other) is { } difference)
                {
                    throw new InvalidInputException(
                        $"{path} holds another study: it differs in {difference}; choose another folder."
                    );
                }

                folder.TakeApart();
            }

            Directory.CreateDirectory(folder._parts);
            DurableFile.Write(described, ResultJson.Write(study));
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a point.</summary>
    /// <param name="point">Its row in the design, from 0.</param>
    /// <param name="values">What became of it.</param>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Write(int point, PointValues values) => Write(_design.Overrides(point), values);

    /// <summary>Finds a point that is kept.</summary>
    /// <param name="point">Its row in the design, from 0.</param>
    /// <returns>What became of it; null where it is not there or is damaged, and has to be made again.</returns>
    public PointValues? TryRead(int point) =>
        _part.TryRead(PartPath(_design.Overrides(point))) is { } part
            ? StudyTables.Read(part, Study.Outputs.Length, Study.Replications)
            : null;

    /// <summary>Finished points in the folder that the design does not have; known once the study is finished.</summary>
    public int PointsKept { get; private set; }

    /// <summary>Puts the tables together, writes the manifest, and removes the parts of the design's points.</summary>
    /// <param name="tables">Tables that were computed from the points, named <see cref="SummaryFile"/> and <see cref="IndicesFile"/>.</param>
    /// <param name="cancellation">Stops between two points; the study can be resumed.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="IOException">The disk does not take it; the parts are still there.</exception>
    public StudyManifest Finish(IReadOnlyList<(string Name, TableRows Rows)> tables, CancellationToken cancellation)
    {
        var points = new TableRows(StudyTables.PointsOf(_design));
        int failed = 0;
        var files = ImmutableArray.CreateBuilder<ManifestFile>();
        using (DurableFile file = DurableFile.Create(System.IO.Path.Combine(Path, StudyTables.ValuesFile)))
        {
            var table = new TableFile(file.Stream, StudyTables.Values);
            var rows = new TableRows(StudyTables.Values);
            for (int point = 0; point < _design.Points.Length; point++)
            {
                cancellation.ThrowIfCancellationRequested();
                PointValues values =
                    TryRead(point)
                    ?? throw new IOException($"{PartPath(_design.Overrides(point))} was changed while the study went on.");
                failed += values.Values is null ? 1 : 0;
                AddPoint(points, point, values);
                AddValues(rows, point, values);
                table.Append(rows);
                rows.Clear();
            }

            table.Finish();
            files.Add(Entry(StudyTables.ValuesFile, table.RowCount, file.Commit()));
        }

        files.Insert(0, WriteTable(StudyTables.PointsFile, points));
        foreach ((string name, TableRows rows) in tables)
        {
            files.Add(WriteTable(name, rows));
        }

        // What an earlier study in this folder computed must not look as if it were of this one.
        foreach (string name in ComputedFiles.Where(name => files.All(file => file.Name != name)))
        {
            File.Delete(System.IO.Path.Combine(Path, name));
        }

        byte[] described = ResultJson.ReadBytes(System.IO.Path.Combine(Path, StudyDescription.FileName));
        string digest = Convert.ToHexStringLower(SHA256.HashData(described));
        files.Insert(0, new ManifestFile(StudyDescription.FileName, Rows: null, described.Length, digest));
        var manifest = new StudyManifest(_design.Points.Length, failed, files.ToImmutable());
        DurableFile.Write(ManifestPath, ResultJson.Write(manifest));
        RemoveParts();
        return manifest;
    }

    /// <summary>Lets other processes in.</summary>
    public void Dispose()
    {
        bool isFinished = File.Exists(ManifestPath);
        _lock.Dispose();
        // Removed only when all is done: until then every process must find this very file.
        if (isFinished)
        {
            File.Delete(_lock.Name);
        }

        _part.Dispose();
    }

    private string ManifestPath => System.IO.Path.Combine(Path, StudyManifest.FileName);

    // A finished study becomes an unfinished one with all its points in parts. Dying in between leaves it finished, or
    // unfinished with those parts; its old tables are replaced when this study is finished.
    private void TakeApart()
    {
        if (!File.Exists(ManifestPath))
        {
            return;
        }

        Directory.CreateDirectory(_parts);
        foreach ((ImmutableArray<KeyValuePair<string, string>> overrides, PointValues values) in StudySet.Open(Path).Read())
        {
            Write(overrides, values);
        }

        File.Delete(ManifestPath);
        FolderFlush.Flush(Path);
    }

    // What took hours to make is not thrown away because a later design asks for other points.
    private void RemoveParts()
    {
        for (int point = 0; point < _design.Points.Length; point++)
        {
            File.Delete(PartPath(_design.Overrides(point)));
        }

        PointsKept = Directory.EnumerateFiles(_parts, "*" + PartSuffix).Count();
        if (PointsKept == 0)
        {
            Directory.Delete(_parts, recursive: true);
        }
    }

    private void Write(ImmutableArray<KeyValuePair<string, string>> overrides, PointValues values)
    {
        StudyTables.Fill(_tables, values);
        _part.Write(PartPath(overrides), _tables);
    }

    // By content, in order of the keys: what a point is does not depend on the design it belongs to.
    private string PartPath(ImmutableArray<KeyValuePair<string, string>> overrides)
    {
        const int digits = 32;
        string[] lines =
        [
            .. overrides.Select(pair => $"{pair.Key}={pair.Value}\n").OrderBy(line => line, StringComparer.Ordinal),
        ];
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
        return System.IO.Path.Combine(_parts, digest[..digits] + PartSuffix);
    }

    private void AddPoint(TableRows rows, int point, PointValues values)
    {
        rows.Column<int>(0).Add(point + 1);
        int column = 1;
        for (int key = 0; key < _design.Keys.Length; key++, column++)
        {
            if (rows.Columns[column] is TableColumn<double> numbers)
            {
                numbers.Add(_design.NumberAt(point, key));
            }
            else
            {
                rows.Column<string?>(column).Add(_design.Points[point][key]);
            }
        }

        rows.Column<string?>(column++).Add(values.Values is null ? StudyTables.Failed : StudyTables.Done);
        rows.Column<string?>(column).Add(values.Error);
    }

    private void AddValues(TableRows rows, int point, PointValues values)
    {
        for (int output = 0; output < values.Values?.Length; output++)
        {
            for (int i = 0; i < Study.Replications; i++)
            {
                rows.Column<int>(0).Add(point + 1);
                rows.Column<string?>(1).Add(Study.Outputs[output]);
                rows.Column<int>(2).Add(i + 1);
                StudyTables.Add(rows.Column<double>(3), values.Values[output][i]);
            }
        }
    }

    private ManifestFile WriteTable(string name, TableRows rows) =>
        Entry(name, rows.Count, TableFile.Write(System.IO.Path.Combine(Path, name), rows));

    private static ManifestFile Entry(string name, long rows, FileDigest digest) =>
        new(name, rows, digest.Bytes, digest.Sha256);
}
