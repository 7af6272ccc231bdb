namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>The names the format gives its numbers, for messages.</summary>
internal static class FormatNames
{
    private static readonly string[] PhysicalTypes =
    [
        "BOOLEAN",
        "INT32",
        "INT64",
        "INT96",
        "FLOAT",
        "DOUBLE",
        "BYTE_ARRAY",
        "FIXED_LEN_BYTE_ARRAY",
    ];

    private static readonly string[] Codecs = ["UNCOMPRESSED", "SNAPPY", "GZIP", "LZO", "BROTLI", "LZ4", "ZSTD", "LZ4_RAW"];

    private static readonly string[] Encodings =
    [
        "PLAIN",
        "GROUP_VAR_INT",
        "PLAIN_DICTIONARY",
        "RLE",
        "BIT_PACKED",
        "DELTA_BINARY_PACKED",
        "DELTA_LENGTH_BYTE_ARRAY",
        "DELTA_BYTE_ARRAY",
        "RLE_DICTIONARY",
        "BYTE_STREAM_SPLIT",
    ];

    private static readonly string[] ConvertedTypes =
    [
        "UTF8",
        "MAP",
        "MAP_KEY_VALUE",
        "LIST",
        "ENUM",
        "DECIMAL",
        "DATE",
        "TIME_MILLIS",
        "TIME_MICROS",
        "TIMESTAMP_MILLIS",
        "TIMESTAMP_MICROS",
        "UINT_8",
        "UINT_16",
        "UINT_32",
        "UINT_64",
        "INT_8",
        "INT_16",
        "INT_32",
        "INT_64",
        "JSON",
        "BSON",
        "INTERVAL",
    ];

    private static readonly string[] LogicalTypes =
    [
        "STRING",
        "MAP",
        "LIST",
        "ENUM",
        "DECIMAL",
        "DATE",
        "TIME",
        "TIMESTAMP",
        "INTERVAL",
        "INTEGER",
        "UNKNOWN",
        "JSON",
        "BSON",
        "UUID",
        "FLOAT16",
        "VARIANT",
        "GEOMETRY",
        "GEOGRAPHY",
        "VECTOR",
    ];

    public static string PhysicalType(int number) => Find(PhysicalTypes, number);

    public static string Codec(int number) => Find(Codecs, number);

    public static string Encoding(int number) => Find(Encodings, number);

    public static string ConvertedType(int number) => Find(ConvertedTypes, number);

    /// <summary>Logical types are numbered from 1.</summary>
    public static string LogicalType(int number) => Find(LogicalTypes, number - 1, number);

    /// <summary>A name from a file, fit for a one-line message: no control characters, 60 characters at most.</summary>
    public static string Quote(string name)
    {
        Span<char> text = stackalloc char[Math.Min(name.Length, 60)];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] =
                char.IsControl(name[i]) || char.IsSurrogate(name[i]) || name[i] is '\u2028' or '\u2029' ? '?' : name[i];
        }

        return name.Length > text.Length ? $"'{text}…'" : $"'{text}'";
    }

    private static string Find(string[] names, int number) => Find(names, number, number);

    private static string Find(string[] names, int index, int number) =>
        (uint)index < (uint)names.Length ? names[index] : $"number {number}";
}
