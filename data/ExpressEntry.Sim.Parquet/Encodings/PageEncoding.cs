namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>The encodings this project reads, by the format's numbers.</summary>
internal static class PageEncoding
{
    public const int Plain = 0;
    public const int PlainDictionary = 2;
    public const int Rle = 3;
    public const int DeltaBinaryPacked = 5;
    public const int DeltaLengthByteArray = 6;
    public const int RleDictionary = 8;
    public const int ByteStreamSplit = 9;
}
