namespace ExpressEntry.Sim.Parquet;

/// <summary>
/// A file that is not Parquet, is damaged, or uses a part of the format this project does not read. The message is one
/// line: what was found, where (byte, column, row group, page), and what is allowed. It does not know the file's name; the
/// caller who opened the file adds it.
/// </summary>
public sealed class ParquetFormatException : Exception
{
    /// <summary>Reports a file that cannot be read.</summary>
    /// <param name="message">One line: what, where, what is allowed.</param>
    public ParquetFormatException(string message)
        : base(message) { }

    /// <summary>Reports a file that cannot be read, with the failure that showed it.</summary>
    /// <param name="message">One line: what, where, what is allowed.</param>
    /// <param name="innerException">The failure underneath, for a debugger.</param>
    public ParquetFormatException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Whether the bytes at hand merely ended too early, so that more of them might help.</summary>
    internal bool IsEndOfBytes { get; init; }
}
