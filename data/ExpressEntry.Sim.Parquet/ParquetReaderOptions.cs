namespace ExpressEntry.Sim.Parquet;

/// <summary>
/// Limits that keep a hostile file from using up memory or time. A reader's memory is at most some twenty times the footer's
/// bytes, and for each open column two pages and a dictionary. Whatever a file claims beyond a limit is refused before
/// anything is allocated for it.
/// </summary>
public sealed record ParquetReaderOptions
{
    /// <summary>The limits a reader has when none are given.</summary>
    public static readonly ParquetReaderOptions Default = new();

    /// <summary>
    /// Most bytes of the footer, the description at the end of a file. Default: 16,777,216 (16 MiB), some 10,000 row groups
    /// of ten columns.
    /// </summary>
    public int MaxFooterBytes { get; init; } = 1 << 24;

    /// <summary>
    /// Most bytes of one page, compressed or not. Default: 134,217,728 (128 MiB); common writers make pages of 1 MB, and
    /// DuckDB ends one at 100 MB.
    /// </summary>
    public int MaxPageBytes { get; init; } = 1 << 27;

    /// <summary>Most rows of one row group. Default: 67,108,864, the largest that common writers make.</summary>
    public int MaxRowsPerRowGroup { get; init; } = 1 << 26;

    /// <summary>Most rows of a file. Default: 2,147,483,647.</summary>
    public long MaxRows { get; init; } = int.MaxValue;
}
