namespace ExpressEntry.Sim.Parquet;

/// <summary>Choices of a writer that change a file's size and speed, never its values.</summary>
public sealed record ParquetWriterOptions
{
    /// <summary>The choices a writer makes when none are given.</summary>
    public static readonly ParquetWriterOptions Default = new();

    /// <summary>
    /// How pages are compressed. Default: not at all. Dictionaries and packed bits have already made a result set a third of
    /// its size; GZIP and Brotli take off a quarter to a third of that, but their bytes depend on the machine's zlib or
    /// Brotli, while the same rows should give the same file everywhere. The ADR "Our own Parquet" has the measurements.
    /// </summary>
    public ParquetCodec Codec { get; init; } = ParquetCodec.Uncompressed;

    /// <summary>Most rows of one page, 1 to 16,777,216. Default: 131,072, a megabyte of 64-bit numbers.</summary>
    public int MaxRowsPerPage { get; init; } = 1 << 17;
}
