namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>Where one column of one row group lies, as the footer says and <see cref="FooterReader"/> has checked.</summary>
/// <param name="Codec">The format's number; whether it is one we read is asked when the column is opened.</param>
/// <param name="Start">Byte of the file where its first page begins.</param>
/// <param name="Length">Bytes of all its pages with their headers.</param>
internal readonly record struct ColumnChunk(int Codec, long Start, long Length);
