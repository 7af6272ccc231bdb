namespace ExpressEntry.Sim.Data;

/// <summary>Tells a place that nobody can write to, which the call names, from a disk that fails under a place that is right.</summary>
public static class PlaceFault
{
    // Error numbers of Linux and macOS, as .NET hands them on; on Windows the low half of the result.
    private const int InputOutputError = 5;
    private const int FileTooLarge = 27;
    private const int NoSpaceLeft = 28;
    private const int WindowsHandleDiskFull = 39;
    private const int MacQuotaExceeded = 69;
    private const int WindowsDiskFull = 112;
    private const int LinuxQuotaExceeded = 122;

    /// <summary>Whether a failure to write is of the place: missing, of another kind, or not writable.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <returns>False for a disk that is full or broken, and for everything that has nothing to do with files.</returns>
    public static bool Is(Exception failure) =>
        failure is UnauthorizedAccessException || (failure is IOException broken && !IsOfDisk(broken.HResult));

    private static bool IsOfDisk(int result) =>
        OperatingSystem.IsWindows()
            ? (result & 0xFFFF) is WindowsHandleDiskFull or WindowsDiskFull
            : result is InputOutputError or FileTooLarge or NoSpaceLeft
                || result == (OperatingSystem.IsMacOS() ? MacQuotaExceeded : LinuxQuotaExceeded);
}
