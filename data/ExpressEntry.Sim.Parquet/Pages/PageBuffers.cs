namespace ExpressEntry.Sim.Parquet.Pages;

/// <summary>The room one open column reads its pages into. Handed on to the next column once the last page is used up.</summary>
internal sealed class PageBuffers
{
    /// <summary>Bytes a header is first looked for in; most take less than fifty.</summary>
    public const int FirstHeaderWindow = 1 << 10;

    /// <summary>A page's header.</summary>
    public byte[] Header = new byte[FirstHeaderWindow];

    /// <summary>A page as stored.</summary>
    public byte[] Stored = [];

    /// <summary>A page decompressed.</summary>
    public byte[] Plain = [];
}
