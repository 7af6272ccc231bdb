using System.Text;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>The folder of <c>--out</c>: new or empty before, and there with every file or not at all afterwards.</summary>
internal static class OutFolder
{
    /// <summary>Refuses a folder that holds something already.</summary>
    /// <param name="folder">The folder asked for; null for none.</param>
    /// <exception cref="InvalidInputException">It is a file, or not empty.</exception>
    public static void CheckFree(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        if (File.Exists(folder))
        {
            throw new InvalidInputException($"--out {folder} is a file; expected a new or empty folder.");
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new InvalidInputException($"--out {folder} is not empty; expected a new or empty folder.");
        }
    }

    /// <summary>Fills a temporary folder beside the target, and renames it when every file is on disk.</summary>
    /// <param name="folder">The target.</param>
    /// <param name="fill">Writes the files, flushed, into the folder it is given.</param>
    /// <exception cref="InvalidInputException">It cannot be written, or the target is not free any more.</exception>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public static void Write(string folder, Action<string> fill)
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string temporary = $"{target}.{Environment.ProcessId}.part";
        try
        {
            Directory.CreateDirectory(temporary);
            fill(temporary);
            CheckFree(folder);
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(temporary, target);
        }
        catch (Exception failure) when (PlaceFault.Is(failure))
        {
            Discard(temporary);
            throw new InvalidInputException($"--out {folder} cannot be written: {failure.Message}", failure);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    /// <summary>Writes a text file of the folder: UTF-8, line feeds, flushed to disk.</summary>
    public static void WriteText(string folder, string name, Action<TextWriter> write)
    {
        using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew);
        using (var text = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
        {
            write(text);
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>Writes a file of the folder, flushed to disk.</summary>
    public static void WriteBytes(string folder, string name, Action<Stream> write)
    {
        using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew);
        write(file);
        file.Flush(flushToDisk: true);
    }

    private static void Discard(string temporary)
    {
        if (Directory.Exists(temporary))
        {
            Directory.Delete(temporary, recursive: true);
        }
    }
}
