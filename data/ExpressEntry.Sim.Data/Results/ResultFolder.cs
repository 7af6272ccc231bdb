using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>A result set being written: one process at a time, in parts that survive its death, finished by a manifest.</summary>
/// <remarks>
/// <c>run.json</c> comes first, then a part for each batch of replications, then the tables from all parts in order, then
/// <c>manifest.json</c>; the parts go last. Whenever the process dies, <see cref="Open"/> with <c>isResumed</c> finds what
/// is finished, and the result has the bytes of a run that was not disturbed. Several threads may call
/// <see cref="WritePart"/> at once. Source: <c>docs/adr/0006-runs-and-resume.md</c>.
/// </remarks>
public sealed class ResultFolder : IDisposable
{
    private const string PartsFolder = "parts";
    private readonly FileStream _lock;
    private readonly string _parts;
    private readonly ConcurrentBag<ResultPart> _idle = []; // memory for writing parts, as much as threads need at once
    private readonly ResultPart _reader = new();

    private ResultFolder(string path, RunDescription run, FileStream held)
    {
        (Path, Run, _lock) = (path, run, held);
        _parts = System.IO.Path.Combine(path, PartsFolder);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What the run is given.</summary>
    public RunDescription Run { get; }

    /// <summary>Whether the folder has its manifest.</summary>
    public bool IsFinished => File.Exists(ManifestPath);

    private string ManifestPath => System.IO.Path.Combine(Path, ResultManifest.FileName);

    /// <summary>Opens a folder for one run and keeps every other process out of it.</summary>
    /// <param name="path">The folder; it and its parents are made where they are not there.</param>
    /// <param name="run">What the run is given.</param>
    /// <param name="isResumed">Whether a run that is there already may be continued.</param>
    /// <returns>The folder, with <c>run.json</c> in it.</returns>
    /// <exception cref="InvalidInputException">
    /// It holds other files, another run (the message names the difference), or another process writes into it.
    /// </exception>
    public static ResultFolder Open(string path, RunDescription run, bool isResumed)
    {
        FileStream held = FolderLock.Take(path, "run", isResumed);
        try
        {
            string runPath = System.IO.Path.Combine(path, RunDescription.FileName);
            if (File.Exists(runPath))
            {
                if (run.FindDifference(ResultJson.Read<RunDescription>(runPath)) is { } difference)
                {
                    throw new InvalidInputException(
                        $"{path} holds another run: it differs in {difference}; choose another folder."
                    );
                }
            }
            else
            {
                DurableFile.Write(runPath, ResultJson.Write(run));
            }

            var folder = new ResultFolder(path, run, held);
            if (folder.IsFinished)
            {
                folder.RemoveParts();
            }
            else
            {
                Directory.CreateDirectory(folder._parts);
                FolderFlush.Flush(path);
            }

            return folder;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a batch.</summary>
    /// <param name="batch">Its number, 0 or more.</param>
    /// <param name="tables">Its rows, in order of replication; see <see cref="ResultTables"/>.</param>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void WritePart(int batch, ImmutableArray<TableRows> tables)
    {
        ResultPart part = _idle.TryTake(out ResultPart? idle) ? idle : new ResultPart();
        part.Write(PartPath(batch), tables);
        _idle.Add(part);
    }

    /// <summary>Finds a batch that is kept.</summary>
    /// <param name="batch">Its number.</param>
    /// <returns>
    /// Its rows, which the next call overwrites; null where it is not there or is damaged, and has to be made again.
    /// </returns>
    public ImmutableArray<TableRows>? TryReadPart(int batch) => _reader.TryRead(PartPath(batch));

    /// <summary>Puts the tables together, writes the manifest, and removes the parts.</summary>
    /// <param name="firstBatch">The first batch.</param>
    /// <param name="lastBatch">The last one to go in.</param>
    /// <param name="lastReplication">The last replication they hold.</param>
    /// <param name="take">Gets the rows of each batch in order; they are overwritten afterwards.</param>
    /// <param name="cancellation">Stops between two batches; the run can be resumed.</param>
    /// <exception cref="IOException">The disk does not take it; the parts are still there.</exception>
    public void Finish(
        int firstBatch,
        int lastBatch,
        int lastReplication,
        Action<ImmutableArray<TableRows>> take,
        CancellationToken cancellation
    )
    {
        using var writer = new ResultSetWriter(Path);
        for (int batch = firstBatch; batch <= lastBatch; batch++)
        {
            cancellation.ThrowIfCancellationRequested();
            ImmutableArray<TableRows> tables =
                TryReadPart(batch) ?? throw new IOException($"{PartPath(batch)} was changed while the run went on.");
            take(tables);
            writer.Append(tables);
        }

        writer.Finish(Run.Range.First, lastReplication);
        RemoveParts();
    }

    /// <summary>Lets other processes in.</summary>
    public void Dispose()
    {
        bool isFinished = IsFinished;
        _lock.Dispose();
        // Removed only when all is done: until then every process must find this very file.
        if (isFinished)
        {
            File.Delete(_lock.Name);
        }

        _reader.Dispose();
        foreach (ResultPart part in _idle)
        {
            part.Dispose();
        }
    }

    internal void RemoveParts()
    {
        if (Directory.Exists(_parts))
        {
            Directory.Delete(_parts, recursive: true);
        }
    }

    /// <summary>Removes what has come into the folder since it was opened; nothing may be open in it but its lock.</summary>
    /// <param name="before">Full names of what was there before.</param>
    /// <param name="isNew">Whether the folder itself was not there.</param>
    internal void Discard(IReadOnlySet<string> before, bool isNew)
    {
        try
        {
            foreach (string entry in Directory.GetFileSystemEntries(Path).Where(entry => !before.Contains(entry)))
            {
                if (Directory.Exists(entry))
                {
                    Directory.Delete(entry, recursive: true);
                }
                else if (entry != _lock.Name)
                {
                    File.Delete(entry);
                }
            }

            // The lock goes last: until then every other process must find it.
            _lock.Dispose();
            if (before.Count == 0)
            {
                File.Delete(_lock.Name);
            }

            if (isNew)
            {
                Directory.Delete(Path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What made the run fail is said; that leftovers stay follows from the disk's state.
        }
    }

    private string PartPath(int batch) =>
        System.IO.Path.Combine(_parts, string.Create(CultureInfo.InvariantCulture, $"{batch:D6}.part"));
}
