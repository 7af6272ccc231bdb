namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>How the format stores values, by its own numbers; those this project reads.</summary>
internal enum PhysicalType
{
    None = -1,
    Boolean = 0,
    Int32 = 1,
    Int64 = 2,
    Int96 = 3,
    Float = 4,
    Double = 5,
    ByteArray = 6,
    FixedLenByteArray = 7,
}
