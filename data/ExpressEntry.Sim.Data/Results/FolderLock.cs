namespace ExpressEntry.Sim.Data.Results;

/// <summary>Keeps a folder of results for one process: a file held open with no sharing, which the system lets go of.</summary>
internal static class FolderLock
{
    /// <summary>Takes a folder, which is made where it is not there.</summary>
    /// <param name="path">The folder: new, empty, or with results that may be continued.</param>
    /// <param name="what"><c>run</c> or <c>study</c>: its description and its lock are named after it.</param>
    /// <param name="isResumed">Whether results that are there already may be continued.</param>
    /// <returns>The lock, to be disposed of when the folder is done with.</returns>
    /// <exception cref="InvalidInputException">It holds other files, or another process writes into it.</exception>
    public static FileStream Take(string path, string what, bool isResumed)
    {
        string description = $"{what}.json";
        string lockFile = $"{what}.lock";
        string lockPath = Path.Combine(path, lockFile);
        try
        {
            Directory.CreateDirectory(path);
            string[] others = [.. Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)!)];
            bool isThere = others.Contains(description);
            if (
                !isThere
                && others.Any(name =>
                    name != lockFile && !name.EndsWith(DurableFile.TemporarySuffix, StringComparison.Ordinal)
                )
            )
            {
                throw new InvalidInputException(
                    $"{path} is not empty and holds no {description}; results go to a new or empty folder."
                );
            }

            FileStream held = new(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            if (isThere && !isResumed)
            {
                held.Dispose();
                throw new InvalidInputException(
                    $"{path} holds a {what} already; --resume goes on with it, or choose another folder."
                );
            }

            return held;
        }
        catch (Exception failure) when (PlaceFault.Is(failure))
        {
            throw new InvalidInputException(
                failure is IOException && File.Exists(lockPath)
                    ? $"{path} is being written by another process, which holds {lockFile}; wait for it, or choose another folder."
                    : $"{path} cannot be written ({failure.Message})",
                failure
            );
        }
    }
}
