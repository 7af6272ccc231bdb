using ExpressEntry.Sim.Cli.Backtest;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>Writes a folder of results: whole, or not at all.</summary>
internal static class OutputFolder
{
    /// <summary>Fills a temporary folder beside the target, and renames it when every file is on disk.</summary>
    /// <param name="folder">The value of <c>--out</c>; new or empty.</param>
    /// <param name="fill">Gets the temporary folder's path.</param>
    /// <exception cref="InvalidInputException">The target holds something, or cannot be written.</exception>
    public static void Write(string folder, Action<string> fill)
    {
        BacktestFolder.CheckFree(folder);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string temporary = $"{target}.{Environment.ProcessId}.part";
        bool isDone = false;
        try
        {
            Directory.CreateDirectory(temporary);
            fill(temporary);
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(temporary, target);
            isDone = true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"--out {folder} cannot be written: {failure.Message}", failure);
        }
        finally
        {
            if (!isDone && Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    /// <summary>Writes one file of it, flushed to disk.</summary>
    /// <param name="path">In the temporary folder.</param>
    /// <param name="write">Writes its bytes.</param>
    public static void File(string path, Action<Stream> write)
    {
        using var file = new FileStream(path, FileMode.CreateNew);
        write(file);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Writes one text file of it, flushed to disk.</summary>
    /// <param name="path">In the temporary folder.</param>
    /// <param name="write">Writes its text, UTF-8.</param>
    public static void Text(string path, Action<TextWriter> write) =>
        File(
            path,
            stream =>
            {
                using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                write(text);
            }
        );
}
