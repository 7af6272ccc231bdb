namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>Says which of our types a stored column has, from its storage and its annotations.</summary>
internal static class ColumnTypes
{
    // The older annotations that matter here, by the format's numbers.
    public const int Utf8 = 0;
    private const int EnumText = 4;
    public const int TimestampMillis = 9;
    public const int TimestampMicros = 10;
    private const int Uint8 = 11;
    private const int Uint16 = 12;
    private const int Int8 = 15;
    private const int Int64 = 18;
    private const int JsonText = 19;

    /// <summary>Finds the type of a flat column, or what to call it when it is not one of ours.</summary>
    public static (ParquetType Type, string? Unsupported) Classify(SchemaElement leaf)
    {
        ParquetType type = leaf.Physical switch
        {
            PhysicalType.Boolean when HasNoAnnotation(leaf) => ParquetType.Boolean,
            PhysicalType.Double when HasNoAnnotation(leaf) => ParquetType.Double,
            PhysicalType.Int32 when IsWholeNumber(leaf, 32) => ParquetType.Int32,
            PhysicalType.Int64 when IsWholeNumber(leaf, 64) => ParquetType.Int64,
            PhysicalType.Int64 => ClassifyInstant(leaf),
            PhysicalType.ByteArray when IsText(leaf) => ParquetType.String,
            _ => ParquetType.Unsupported,
        };
        return type == ParquetType.Unsupported ? (type, Describe(leaf)) : (type, null);
    }

    /// <summary>Gives the storage of a type of ours.</summary>
    public static PhysicalType PhysicalOf(ParquetType type) =>
        type switch
        {
            ParquetType.Boolean => PhysicalType.Boolean,
            ParquetType.Int32 => PhysicalType.Int32,
            ParquetType.Double => PhysicalType.Double,
            ParquetType.String => PhysicalType.ByteArray,
            ParquetType.Int64 or ParquetType.TimestampMilliseconds or ParquetType.TimestampMicroseconds =>
                PhysicalType.Int64,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type that is stored."),
        };

    private static bool HasNoAnnotation(SchemaElement leaf) => leaf.Logical.Kind == 0 && leaf.Converted == -1;

    private static bool IsText(SchemaElement leaf) =>
        leaf.Logical.Kind == 0
            ? leaf.Converted is Utf8 or EnumText or JsonText
            : leaf.Logical.Kind is LogicalType.String or LogicalType.Enum or LogicalType.Json;

    /// <summary>Unsigned numbers of 8 and 16 bits fit a signed 32-bit one; wider unsigned numbers have no type here.</summary>
    private static bool IsWholeNumber(SchemaElement leaf, int bitWidth) =>
        leaf.Logical.Kind switch
        {
            LogicalType.Integer => leaf.Logical.BitWidth <= bitWidth
                && (leaf.Logical.IsSigned || leaf.Logical.BitWidth < 32),
            0 => leaf.Converted is -1 or Uint8 or Uint16 or (>= Int8 and <= Int64),
            _ => false,
        };

    private static ParquetType ClassifyInstant(SchemaElement leaf) =>
        leaf.Logical switch
        {
            { Kind: 0 } when leaf.Converted == TimestampMillis => ParquetType.TimestampMilliseconds,
            { Kind: 0 } when leaf.Converted == TimestampMicros => ParquetType.TimestampMicroseconds,
            { Kind: LogicalType.Timestamp, IsUtc: true, Unit: 1 } => ParquetType.TimestampMilliseconds,
            { Kind: LogicalType.Timestamp, IsUtc: true, Unit: 2 } => ParquetType.TimestampMicroseconds,
            _ => ParquetType.Unsupported,
        };

    private static string Describe(SchemaElement leaf)
    {
        string storage = FormatNames.PhysicalType((int)leaf.Physical);
        return leaf switch
        {
            { Logical: { Kind: LogicalType.Timestamp, IsUtc: false } } =>
                "a TIMESTAMP in local time (isAdjustedToUTC is false)",
            { Logical: { Kind: LogicalType.Timestamp, Unit: 3 } } => "a TIMESTAMP in nanoseconds",
            { Logical.Kind: > 0 } => $"{FormatNames.LogicalType(leaf.Logical.Kind)} stored as {storage}",
            { Converted: >= 0 } => $"{FormatNames.ConvertedType(leaf.Converted)} stored as {storage}",
            { Physical: PhysicalType.ByteArray } => "BYTE_ARRAY that is not marked as text",
            _ => storage,
        };
    }
}
