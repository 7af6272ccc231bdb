using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>A population being written: as Parquet, CSV or one profile a line in JSON, by the ending of the name.</summary>
/// <remarks>Written under a temporary name; nothing is left behind without <see cref="Commit"/>.</remarks>
public sealed class PopulationFile : IDisposable
{
    private readonly ReplacedFile _file;
    private readonly IPopulationWriter _writer;
    private long _written;

    private PopulationFile(ReplacedFile file, IPopulationWriter writer) => (_file, _writer) = (file, writer);

    /// <summary>Endings that say how to write.</summary>
    public static ImmutableArray<string> Endings { get; } = [".parquet", ".csv", ".jsonl"];

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its final name; a file of that name is replaced at the end.</param>
    /// <param name="threads">Threads to write with; never changes a byte.</param>
    /// <returns>The file, to be committed and disposed of.</returns>
    /// <exception cref="InvalidInputException">The ending is none of <see cref="Endings"/>, or the folder cannot be written.</exception>
    public static PopulationFile Create(string path, int threads)
    {
        int ending = Endings.IndexOf(Path.GetExtension(path).ToLowerInvariant());
        if (ending < 0)
        {
            throw new InvalidInputException($"{path}: expected a name that ends in {string.Join(", ", Endings)}.");
        }

        ReplacedFile file = ReplacedFile.Open(path);
        IPopulationWriter writer = ending switch
        {
            0 => new PopulationParquet(file.Stream),
            1 => new PopulationText(file.Stream, threads, new PopulationCsv()),
            _ => new PopulationText(file.Stream, threads, new PopulationJsonLines()),
        };
        return new PopulationFile(file, writer);
    }

    /// <summary>Writes profiles after those before.</summary>
    /// <param name="profiles">Profiles in the order of the file.</param>
    public void Write(SyntheticProfile[] profiles)
    {
        _writer.Write(profiles, _written + 1);
        _written += profiles.Length;
    }

    /// <summary>Finishes the file, flushes it to disk and gives it its name.</summary>
    public void Commit()
    {
        _writer.Finish();
        _file.Commit();
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose() => _file.Dispose();
}
