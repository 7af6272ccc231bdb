using System.Collections.Immutable;
using System.Security.Cryptography;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Data.Studies;

/// <summary>A finished study, read with its digests checked.</summary>
public sealed class StudySet
{
    // Points come in order, each with all its outputs and replications, so the values alone say what belongs where.
    private static readonly ParquetSchema ValueColumn = new(
        new ParquetColumn("value", ParquetType.Double, IsOptional: true)
    );

    private StudySet(string path, StudyDescription study, StudyManifest manifest) =>
        (Path, Study, Manifest) = (path, study, manifest);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What the study was given.</summary>
    public StudyDescription Study { get; }

    /// <summary>What the folder holds.</summary>
    public StudyManifest Manifest { get; }

    /// <summary>Opens a folder; the tables are checked when they are read.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="InvalidInputException">It is no finished study, or not as it was written.</exception>
    public static StudySet Open(string path)
    {
        string manifest = System.IO.Path.Combine(path, StudyManifest.FileName);
        if (!File.Exists(manifest))
        {
            throw new InvalidInputException($"{path} is no finished study: it has no {StudyManifest.FileName}.");
        }

        return new StudySet(
            path,
            ResultJson.Read<StudyDescription>(System.IO.Path.Combine(path, StudyDescription.FileName)),
            ResultJson.Read<StudyManifest>(manifest)
        );
    }

    /// <summary>Reads every point with its values, in order.</summary>
    /// <returns>The keys and values of the point, and what became of it.</returns>
    /// <exception cref="InvalidInputException">A file is not the one that was written.</exception>
    public IEnumerable<(ImmutableArray<KeyValuePair<string, string>> Overrides, PointValues Values)> Read()
    {
        List<(ImmutableArray<KeyValuePair<string, string>> Overrides, string? Error)> points = ReadPoints();
        var values = new double[Study.Outputs.Length * Study.Replications];
        int next = 0;
        int filled = 0;
        var done = new List<PointValues>();
        foreach (TableRows rows in ReadGroups(StudyTables.ValuesFile, ValueColumn))
        {
            ReadOnlySpan<double> column = rows.Column<double>(0).Values;
            ReadOnlySpan<bool> isPresent = rows.Column<double>(0).IsPresent;
            done.Clear();
            for (int row = 0; row < column.Length; row++)
            {
                values[filled++] = isPresent[row] ? column[row] : double.NaN;
                if (filled == values.Length)
                {
                    done.Add(PointValues.Of([.. values.Chunk(Study.Replications)]));
                    filled = 0;
                }
            }

            foreach (PointValues one in done)
            {
                for (; next < points.Count && points[next].Error is { } error; next++)
                {
                    yield return (points[next].Overrides, PointValues.Failed(error));
                }

                yield return (points[next++].Overrides, one);
            }
        }

        for (; next < points.Count && points[next].Error is { } error; next++)
        {
            yield return (points[next].Overrides, PointValues.Failed(error));
        }
    }

    private List<(ImmutableArray<KeyValuePair<string, string>>, string?)> ReadPoints()
    {
        List<(ImmutableArray<KeyValuePair<string, string>>, string?)> points = [];
        ImmutableArray<string> keys = Study.Keys;
        ImmutableArray<ParquetType> types = KeyTypes();
        ParquetSchema schema = new([
            .. keys.Select((key, i) => new ParquetColumn(key, types[i])),
            new ParquetColumn("error", ParquetType.String, IsOptional: true),
        ]);
        foreach (TableRows rows in ReadGroups(StudyTables.PointsFile, schema))
        {
            for (int row = 0; row < rows.Count; row++)
            {
                points.Add(
                    (
                        [.. keys.Select((key, i) => KeyValuePair.Create(key, CellAt(rows.Columns[i], row)))],
                        rows.Column<string?>(keys.Length).Values[row]
                    )
                );
            }
        }

        return points;
    }

    private static string CellAt(TableColumn column, int row) =>
        column is TableColumn<double> numbers
            ? PlainNumber.Of(numbers.Values[row])
            : ((TableColumn<string?>)column).Values[row]!;

    private ImmutableArray<ParquetType> KeyTypes()
    {
        using FileStream file = OpenChecked(StudyTables.PointsFile);
        ParquetReader reader = ParquetReader.Open(file);
        return [.. Study.Keys.Select(key => reader.Schema.Columns[reader.Schema.IndexOf(key)].Type)];
    }

    private List<TableRows> ReadGroups(string name, ParquetSchema schema)
    {
        List<TableRows> groups = [];
        using FileStream file = OpenChecked(name);
        TableInput.Read(
            System.IO.Path.Combine(Path, name),
            file,
            schema,
            rows =>
            {
                var copy = new TableRows(schema);
                copy.Append(rows, 0, rows.Count);
                groups.Add(copy);
            }
        );
        return groups;
    }

    private FileStream OpenChecked(string name)
    {
        string path = System.IO.Path.Combine(Path, name);
        try
        {
            FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            ManifestFile? expected = Manifest.Files.FirstOrDefault(one => one.Name == name);
            if (expected is null || Convert.ToHexStringLower(SHA256.HashData(file)) != expected.Sha256)
            {
                file.Dispose();
                throw new InvalidInputException(
                    $"{path} is not the file that was written: its SHA-256 differs from the one in {StudyManifest.FileName}."
                );
            }

            file.Position = 0;
            return file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read ({failure.Message})", failure);
        }
    }
}
