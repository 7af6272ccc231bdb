namespace ExpressEntry.Sim.Data;

/// <summary>
/// A file being written under a temporary name in its own folder; <see cref="Commit"/> flushes it to disk and renames it.
/// Without that, nothing is left behind and an older file stays as it was.
/// </summary>
public sealed class ReplacedFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private bool _isDone;

    private ReplacedFile(string path, string temporary, FileStream stream) =>
        (_path, _temporary, _stream) = (path, temporary, stream);

    /// <summary>What is written.</summary>
    public Stream Stream => _stream;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its final name; a file of that name is replaced at the end.</param>
    /// <returns>The file, to be committed and disposed of.</returns>
    /// <exception cref="InvalidInputException">The folder does not exist or cannot be written, or the name is taken by no regular file.</exception>
    public static ReplacedFile Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidInputException($"{path}: is a folder; expected the name of a file.");
        }

        OutputPlace.RequireReplaceable(path);
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            return new ReplacedFile(path, temporary, new FileStream(temporary, FileMode.Create, FileAccess.Write));
        }
        catch (Exception refused) when (PlaceFault.Is(refused))
        {
            throw new InvalidInputException($"{path}: cannot be written; expected a file in a folder that exists.", refused);
        }
    }

    /// <summary>Flushes the file to disk and gives it its name.</summary>
    public void Commit()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _isDone = true;
    }

    /// <summary>Removes what was not committed.</summary>
    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        finally
        {
            // A full disk refuses what is left in memory as well.
            if (!_isDone)
            {
                File.Delete(_temporary);
            }
        }
    }
}
