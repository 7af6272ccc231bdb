namespace ExpressEntry.Sim.Parquet.Pages;

/// <summary>A page ready to decode. Its bytes are the reader's own and last until it moves on.</summary>
internal readonly record struct Page
{
    public required PagePlace Place { get; init; }

    public required bool IsDictionary { get; init; }

    public required int Encoding { get; init; }

    /// <summary>Values including missing ones; for a dictionary its entries.</summary>
    public required int ValueCount { get; init; }

    /// <summary>Missing values, or −1 when the page does not say.</summary>
    public required int NullCount { get; init; }

    /// <summary>The definition levels, hybrid encoded; empty for a required column.</summary>
    public required ArraySegment<byte> Levels { get; init; }

    /// <summary>The values that are there, encoded.</summary>
    public required ArraySegment<byte> Values { get; init; }
}
