using ExpressEntry.Sim.Parquet.Footer;

namespace ExpressEntry.Sim.Parquet.Pages;

/// <summary>Which page is being read, for messages.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="RowGroup">The row group, from 0.</param>
/// <param name="Offset">Byte of the file where the page's header starts.</param>
internal readonly record struct PagePlace(string Column, int RowGroup, long Offset)
{
    public ParquetFormatException Error(string what) => new($"{this}: {what}.");

    public ParquetFormatException Error(string what, Exception cause) => new($"{this}: {what}.", cause);

    public override string ToString() =>
        $"Column {FormatNames.Quote(Column)}, row group {RowGroup}, page at byte {Offset:N0}";
}
