using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>One node of a file's schema as stored: the root, a group, or a leaf, which is a column.</summary>
/// <param name="Name">Empty when the file gives none.</param>
/// <param name="Physical">None for a group.</param>
/// <param name="Repetition">0 required, 1 optional, 2 repeated; −1 when absent (the root).</param>
/// <param name="ChildCount">−1 when absent (a leaf).</param>
/// <param name="Converted">The older annotation, −1 when absent.</param>
/// <param name="Logical">The newer annotation.</param>
internal sealed record SchemaElement(
    string Name,
    PhysicalType Physical,
    int Repetition,
    int ChildCount,
    int Converted,
    LogicalType Logical
)
{
    public static SchemaElement Read(ref CompactReader reader)
    {
        string name = "";
        (int physical, int repetition, int children, int converted) = (-1, -1, -1, -1);
        LogicalType logical = default;
        reader.EnterStruct();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    physical = reader.Int32(type);
                    break;
                case 3:
                    repetition = reader.Int32(type);
                    break;
                case 4:
                    name = reader.Text(type);
                    break;
                case 5:
                    children = reader.Int32(type);
                    break;
                case 6:
                    converted = reader.Int32(type);
                    break;
                case 10:
                    logical = LogicalType.Read(ref reader, type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return physical is >= -1 and <= 7 && repetition is >= -1 and <= 3 && children >= -1
            ? new SchemaElement(name, (PhysicalType)physical, repetition, children, converted, logical)
            : throw reader.Error(
                $"column {FormatNames.Quote(name)} has type {physical}, repetition {repetition} and {children} children; "
                    + "types are 0 to 7, repetitions 0 to 3, and children are not negative"
            );
    }
}
