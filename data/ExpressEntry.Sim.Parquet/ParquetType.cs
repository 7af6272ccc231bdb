namespace ExpressEntry.Sim.Parquet;

/// <summary>What one column holds. Each type has one .NET type in the spans of a reader or a row group writer.</summary>
public enum ParquetType
{
    /// <summary>A valid column of a kind this project does not read; <see cref="ParquetColumn.Unsupported"/> names it.</summary>
    Unsupported = 0,

    /// <summary>True or false: <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>A signed 32-bit whole number: <see cref="int"/>. Columns of 8 and 16 bits are read as this.</summary>
    Int32,

    /// <summary>A signed 64-bit whole number: <see cref="long"/>.</summary>
    Int64,

    /// <summary>An IEEE 754 64-bit number: <see cref="double"/>.</summary>
    Double,

    /// <summary>A Unicode text, stored as UTF-8: <see cref="string"/>.</summary>
    String,

    /// <summary>An instant in UTC: <see cref="long"/>, milliseconds since 1970-01-01T00:00:00Z.</summary>
    TimestampMilliseconds,

    /// <summary>An instant in UTC: <see cref="long"/>, microseconds since 1970-01-01T00:00:00Z.</summary>
    TimestampMicroseconds,
}
