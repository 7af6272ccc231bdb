namespace ExpressEntry.Sim.Data;

/// <summary>Where a path leads when every link on the way is followed, so that two spellings of one place are equal.</summary>
public static class RealPath
{
    private const int MostLinks = 40; // as systems have it; more go in a circle

    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;

    /// <summary>The full path with every link replaced by what it leads to.</summary>
    /// <param name="path">A path, not empty; it need not exist.</param>
    /// <returns>An absolute path without a separator at its end; links in a circle are left as they are.</returns>
    public static string Of(string path) => Of(path, MostLinks);

    /// <summary>Whether two paths lead to one place.</summary>
    public static bool AreSame(string one, string other) => string.Equals(Of(one), Of(other), Comparison);

    /// <summary>Whether a path leads to a place below a folder.</summary>
    /// <param name="path">The path.</param>
    /// <param name="folder">The folder; <c>""</c> is the current one.</param>
    public static bool IsBelow(string path, string folder)
    {
        string above = Of(folder.Length == 0 ? "." : folder);
        return Of(path)
            .StartsWith(Path.EndsInDirectorySeparator(above) ? above : above + Path.DirectorySeparatorChar, Comparison);
    }

    private static string Of(string path, int linksLeft)
    {
        string full = Path.GetFullPath(path);
        string real = Path.GetPathRoot(full)!;
        foreach (
            string part in full[real.Length..]
                .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
        )
        {
            string next = Path.Combine(real, part);
            real =
                linksLeft > 0 && new FileInfo(next).LinkTarget is { } target
                    ? Of(Path.Combine(real, target), linksLeft - 1)
                    : next;
        }

        return real;
    }
}
