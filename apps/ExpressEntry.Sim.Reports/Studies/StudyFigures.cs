using System.Collections.Immutable;
using System.Security.Cryptography;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Reports.Studies;

/// <summary>A finished sensitivity study: what it was given, its measures, and the mean of each output over its points.</summary>
/// <param name="Study">What it was given.</param>
/// <param name="Measures">In order of output and key.</param>
/// <param name="Means">By output.</param>
/// <param name="First">The keys' values at the first points, up to ten Morris trajectories; empty for other designs.</param>
public sealed record StudyFigures(
    StudyDescription Study,
    ImmutableArray<StudyMeasure> Measures,
    ImmutableDictionary<string, double> Means,
    ImmutableArray<ImmutableArray<double>> First
)
{
    private const int MostTrajectories = 10;
    private const double CertainNoise = 2; // standard errors, as on the terminal

    /// <summary>Whether a folder is a study rather than a result set.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>True where it says so.</returns>
    public static bool IsStudy(string folder) => File.Exists(Path.Combine(folder, StudyDescription.FileName));

    /// <summary>Reads a finished study.</summary>
    /// <param name="folder">Its folder.</param>
    /// <returns>Its figures.</returns>
    /// <exception cref="InvalidInputException">It is unfinished, damaged, or has no sensitivity measures.</exception>
    public static StudyFigures Read(string folder)
    {
        StudySet set = StudySet.Open(folder);
        if (set.Manifest.Files.All(file => file.Name != StudyFolder.IndicesFile))
        {
            throw new InvalidInputException(
                $"{folder} is a study without sensitivity measures; expected a folder of 'eesim sensitivity … --out'."
            );
        }

        using Stream indices = OpenChecked(set, StudyFolder.IndicesFile);
        using Stream summary = OpenChecked(set, StudyFolder.SummaryFile);
        try
        {
            return new StudyFigures(set.Study, ReadMeasures(indices), ReadMeans(summary), ReadFirst(set));
        }
        catch (ParquetFormatException damage)
        {
            throw new InvalidInputException($"{folder}: {damage.Message}", damage);
        }
    }

    /// <summary>A measure.</summary>
    /// <param name="output">Name of the output.</param>
    /// <param name="key">The scenario key.</param>
    /// <param name="measure">As <c>mu_star</c>.</param>
    /// <returns>The measure; of NaN where the study has none.</returns>
    public StudyMeasure Find(string output, string key, string measure) =>
        Measures.FirstOrDefault(
            one => one.Output == output && one.Key == key && one.Measure == measure,
            new StudyMeasure(output, key, measure, double.NaN, double.NaN, double.NaN)
        );

    /// <summary>Whether a Morris effect cannot be told from the noise of the replications, or is none.</summary>
    /// <param name="output">Name of the output.</param>
    /// <param name="key">The scenario key.</param>
    /// <remarks>Folders of earlier versions do not hold the noise: an effect of exactly 0 alone is quiet there.</remarks>
    public bool IsQuiet(string output, string key)
    {
        double size = Find(output, key, "mu_star").Value;
        return size == 0 || size <= CertainNoise * Find(output, key, "noise").Value;
    }

    private static ImmutableArray<ImmutableArray<double>> ReadFirst(StudySet set)
    {
        if (set.Study.Design != "morris")
        {
            return [];
        }

        using Stream points = OpenChecked(set, StudyFolder.PointsFile);
        ParquetReader reader = ParquetReader.Open(points);
        double[][] columns = [.. set.Study.Keys.Select(key => Numbers(reader, key))];
        int count = Math.Min(set.Study.Points, MostTrajectories * (columns.Length + 1));
        return [.. Enumerable.Range(0, count).Select(point => columns.Select(column => column[point]).ToImmutableArray())];
    }

    private static ImmutableArray<StudyMeasure> ReadMeasures(Stream stream)
    {
        ParquetReader reader = ParquetReader.Open(stream);
        string[] outputs = Texts(reader, "output");
        string[] keys = Texts(reader, "key");
        string[] measures = Texts(reader, "measure");
        double[] values = Numbers(reader, "value");
        double[] lows = Numbers(reader, "low");
        double[] highs = Numbers(reader, "high");
        return
        [
            .. outputs.Select((output, i) => new StudyMeasure(output, keys[i], measures[i], values[i], lows[i], highs[i])),
        ];
    }

    private static ImmutableDictionary<string, double> ReadMeans(Stream stream)
    {
        ParquetReader reader = ParquetReader.Open(stream);
        double[] means = Numbers(reader, "mean");
        return Texts(reader, "output")
            .Select((output, i) => (Output: output, Mean: means[i]))
            .Where(row => !double.IsNaN(row.Mean))
            .GroupBy(row => row.Output, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.Average(row => row.Mean), StringComparer.Ordinal);
    }

    private static string[] Texts(ParquetReader reader, string name)
    {
        int place = reader.RequireColumn(name, ParquetType.String);
        return [.. Groups<string?>(reader, place).SelectMany(group => group.Values).Select(text => text ?? "")];
    }

    private static double[] Numbers(ParquetReader reader, string name)
    {
        int place = reader.RequireColumn(name, ParquetType.Double);
        return
        [
            .. Groups<double>(reader, place)
                .SelectMany(group => group.Values.Select((value, i) => group.IsPresent[i] ? value : double.NaN)),
        ];
    }

    private static IEnumerable<(T[] Values, bool[] IsPresent)> Groups<T>(ParquetReader reader, int column)
    {
        for (int group = 0; group < reader.RowGroups.Length; group++)
        {
            int rows = reader.RowGroups[group].RowCount;
            var values = new T[rows];
            bool[] isPresent = new bool[rows];
            Array.Fill(isPresent, value: true);
            bool isOptional = reader.Schema.Columns[column].IsOptional;
            ParquetColumnReader<T> input = reader.OpenColumn<T>(group, column);
            for (int done = 0; done < rows; )
            {
                done += input.Read(values.AsSpan(done), isOptional ? isPresent.AsSpan(done) : default);
            }

            yield return (values, isPresent);
        }
    }

    private static MemoryStream OpenChecked(StudySet set, string name)
    {
        string path = Path.Combine(set.Path, name);
        ManifestFile? expected = set.Manifest.Files.FirstOrDefault(file => file.Name == name);
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path} cannot be read ({failure.Message})", failure);
        }

        return expected is not null && Convert.ToHexStringLower(SHA256.HashData(bytes)) == expected.Sha256
            ? new MemoryStream(bytes)
            : throw new InvalidInputException(
                $"{path} is not the file that was written: its SHA-256 differs from the one in {StudyManifest.FileName}."
            );
    }
}
