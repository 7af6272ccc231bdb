namespace ExpressEntry.Sim.Parquet.Thrift;

/// <summary>The wire types of Thrift's compact protocol, as its specification numbers them.</summary>
internal enum CompactType : byte
{
    Stop = 0,
    True = 1,
    False = 2,
    Byte = 3,
    I16 = 4,
    I32 = 5,
    I64 = 6,
    Double = 7,
    Binary = 8,
    List = 9,
    Set = 10,
    Map = 11,
    Struct = 12,
}
