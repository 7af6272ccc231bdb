using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Data.Results;

/// <summary>Waits until the disk has a folder's entries: without it a rename can be undone by a power cut.</summary>
internal static partial class FolderFlush
{
    private const int ReadOnlyAccess = 0;

    /// <summary>Flushes a folder. Does nothing on Windows, where the file system's journal orders renames itself.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The disk reports a failure.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // .NET opens no folders as files, so the three calls are made here.
        int handle = Open(folder, ReadOnlyAccess);
        if (handle < 0)
        {
            throw Failure(folder);
        }

        try
        {
            // EINVAL: the file system has nothing to flush for folders.
            const int invalidArgument = 22;
            if (Sync(handle) != 0 && Marshal.GetLastPInvokeError() != invalidArgument)
            {
                throw Failure(folder);
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failure(string folder) =>
        new($"{folder} cannot be flushed to disk: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
