namespace ExpressEntry.Sim.Data.History;

/// <summary>Replaces a folder as a whole: written under another name, flushed, then renamed into place.</summary>
/// <remarks>
/// A folder cannot be renamed onto another one, so the old one steps aside first, as <c>NAME.previous</c>. If the program
/// dies between the two renames, <see cref="Find"/> still finds the old one.
/// </remarks>
internal static class FolderSwap
{
    private const string PreviousSuffix = ".previous";

    /// <summary>The folder to read: itself, or the one that stepped aside for a replacement that never came.</summary>
    /// <returns>Null where there is neither.</returns>
    public static string? Find(string path) =>
        Directory.Exists(path) ? path
        : Directory.Exists(path + PreviousSuffix) ? path + PreviousSuffix
        : null;

    /// <summary>Replaces a folder.</summary>
    /// <param name="path">The folder to replace or create.</param>
    /// <param name="writeInto">Writes every file into the folder it is given.</param>
    public static void Replace(string path, Action<string> writeInto)
    {
        string parent = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(parent);
        string fresh = $"{path}.new-{Environment.ProcessId}";
        try
        {
            DeleteIfThere(fresh);
            Directory.CreateDirectory(fresh);
            writeInto(fresh);
            string previous = path + PreviousSuffix;
            if (Directory.Exists(path))
            {
                DeleteIfThere(previous);
                Directory.Move(path, previous);
            }

            Directory.Move(fresh, path);
            DeleteIfThere(previous);
        }
        finally
        {
            DeleteIfThere(fresh);
            if (!Directory.Exists(path) && Directory.Exists(path + PreviousSuffix))
            {
                Directory.Move(path + PreviousSuffix, path);
            }
        }
    }

    /// <summary>Writes a file and waits until the disk has it.</summary>
    public static void WriteFile(string path, byte[] bytes)
    {
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    private static void DeleteIfThere(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
