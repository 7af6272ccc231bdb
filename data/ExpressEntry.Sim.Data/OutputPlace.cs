using System.Formats.Tar;

namespace ExpressEntry.Sim.Data;

/// <summary>What stands at the name of a file that is to be written.</summary>
public static class OutputPlace
{
    /// <summary>Refuses a name at which something stands that is no regular file: a rename would put a file in its place.</summary>
    /// <param name="path">The name of a file to be written; it need not exist.</param>
    /// <param name="option">The option that names it, for the message; null for none.</param>
    /// <exception cref="InvalidInputException">A device, a pipe or a socket is there, or a link to one.</exception>
    public static void RequireReplaceable(string path, string? option = null)
    {
        if (File.Exists(path) && !IsRegular(path))
        {
            throw new InvalidInputException(
                $"{(option is null ? "" : option + " ")}{path}: is no regular file (but a device, a pipe or a socket); expected another name."
            );
        }
    }

    private static bool IsRegular(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true; // devices have no names among files there
        }

        try
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is not null)
            {
                // What the system keeps can lead to something without a name of its own, as /dev/stdout to a pipe.
                string real = RealPath.Of(path);
                bool isNothing = !File.Exists(real) || new FileInfo(real).LinkTarget is not null; // links in a circle are
                return !IsKeptBySystem(path) && !IsKeptBySystem(real) && (isNothing || IsRegular(real));
            }

            // Only regular files have bytes to count; opening another one could block, so its type is asked otherwise.
            return file.Length > 0 || EntryTypeOf(path) is TarEntryType.RegularFile or TarEntryType.HardLink;
        }
        catch (UnauthorizedAccessException)
        {
            return true; // an empty file that nobody may read; writing says whether it can be replaced
        }
        catch (IOException)
        {
            return false; // a socket has no type there
        }
    }

    // .NET tells the types of files apart in archives alone: the entry of a device or a pipe is made without opening it.
    private static TarEntryType EntryTypeOf(string path)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(path, "entry");
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()!.EntryType;
    }

    private static bool IsKeptBySystem(string path) =>
        Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder
        && (folder == "/dev" || folder == "/dev/fd" || folder.StartsWith("/proc/", StringComparison.Ordinal));
}
