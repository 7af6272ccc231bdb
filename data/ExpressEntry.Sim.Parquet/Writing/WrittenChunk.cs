namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>What the footer says about a column chunk once it is written.</summary>
internal sealed record WrittenChunk
{
    /// <summary>Byte of the dictionary page, or −1.</summary>
    public required long DictionaryPageOffset { get; init; }

    public required long DataPageOffset { get; init; }

    /// <summary>Bytes of all pages and their headers, compressed.</summary>
    public required long CompressedLength { get; init; }

    /// <summary>The same before compression.</summary>
    public required long UncompressedLength { get; init; }

    public required ColumnStatistics Statistics { get; init; }

    public bool HasDictionary => DictionaryPageOffset >= 0;

    /// <summary>Byte of its first page.</summary>
    public long Start => HasDictionary ? DictionaryPageOffset : DataPageOffset;
}
