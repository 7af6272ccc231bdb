namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>A column of a file and how it is stored.</summary>
internal sealed record SchemaLeaf(ParquetColumn Column, PhysicalType Physical, bool IsNested);
