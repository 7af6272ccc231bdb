namespace ExpressEntry.Sim.Parquet;

/// <summary>How the pages of a file are compressed. The numbers are the format's own.</summary>
public enum ParquetCodec
{
    /// <summary>Not at all: the default for writing; <see cref="ParquetWriterOptions.Codec"/> says why.</summary>
    Uncompressed = 0,

    /// <summary>Snappy; read, never written.</summary>
    Snappy = 1,

    /// <summary>GZIP (RFC 1952): every tool reads it. Its bytes may differ between two builds of zlib.</summary>
    Gzip = 2,

    /// <summary>Brotli (RFC 7932): smaller and faster to write than GZIP, but Spark needs a package of its own to read it.</summary>
    Brotli = 4,
}
