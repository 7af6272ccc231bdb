using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>What a stored value means, in the format's newer annotation.</summary>
/// <param name="Kind">The format's number, 1 to 19; 0 when there is none.</param>
/// <param name="IsUtc">For instants: whether they are adjusted to UTC.</param>
/// <param name="Unit">For instants: 1 milliseconds, 2 microseconds, 3 nanoseconds.</param>
/// <param name="BitWidth">For whole numbers: 8, 16, 32 or 64.</param>
/// <param name="IsSigned">For whole numbers.</param>
internal readonly record struct LogicalType(int Kind, bool IsUtc, int Unit, int BitWidth, bool IsSigned)
{
    public const int String = 1;
    public const int Enum = 4;
    public const int Timestamp = 8;
    public const int Integer = 10;
    public const int Json = 12;

    /// <summary>Reads the union: the field that is there says the kind.</summary>
    public static LogicalType Read(ref CompactReader reader, CompactType type)
    {
        LogicalType logical = default;
        reader.EnterStruct(type);
        int id = 0;
        while (reader.NextField(ref id, out CompactType kindType))
        {
            switch (id)
            {
                case Timestamp:
                    logical = ReadTimestamp(ref reader, kindType);
                    break;
                case Integer:
                    logical = ReadInteger(ref reader, kindType);
                    break;
                default:
                    reader.Skip(kindType);
                    logical = new LogicalType { Kind = id };
                    break;
            }
        }

        return logical;
    }

    private static LogicalType ReadTimestamp(ref CompactReader reader, CompactType type)
    {
        bool isUtc = false;
        int unit = 0;
        reader.EnterStruct(type);
        int id = 0;
        while (reader.NextField(ref id, out CompactType fieldType))
        {
            switch (id)
            {
                case 1:
                    isUtc = reader.Boolean(fieldType);
                    break;
                case 2:
                    reader.EnterStruct(fieldType);
                    while (reader.NextField(ref unit, out CompactType unitType))
                    {
                        reader.Skip(unitType);
                    }

                    break;
                default:
                    reader.Skip(fieldType);
                    break;
            }
        }

        return new LogicalType
        {
            Kind = Timestamp,
            IsUtc = isUtc,
            Unit = unit,
        };
    }

    private static LogicalType ReadInteger(ref CompactReader reader, CompactType type)
    {
        int bitWidth = 0;
        bool isSigned = false;
        reader.EnterStruct(type);
        int id = 0;
        while (reader.NextField(ref id, out CompactType fieldType))
        {
            switch (id)
            {
                case 1:
                    bitWidth = reader.Byte(fieldType);
                    break;
                case 2:
                    isSigned = reader.Boolean(fieldType);
                    break;
                default:
                    reader.Skip(fieldType);
                    break;
            }
        }

        return new LogicalType
        {
            Kind = Integer,
            BitWidth = bitWidth,
            IsSigned = isSigned,
        };
    }
}
