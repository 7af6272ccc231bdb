using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>The footer as stored, field by field, with only its structure checked.</summary>
internal sealed class StoredFooter
{
    public List<SchemaElement> Schema { get; } = [];

    public List<StoredRowGroup> RowGroups { get; } = [];

    public long RowCount { get; private set; } = -1;

    public string CreatedBy { get; private set; } = "";

    public bool IsEncrypted { get; private set; }

    public static StoredFooter Read(ref CompactReader reader)
    {
        StoredFooter footer = new();
        reader.EnterStruct();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            footer.ReadField(ref reader, id, type);
        }

        return footer;
    }

    private void ReadField(ref CompactReader reader, int id, CompactType type)
    {
        switch (id)
        {
            case 2:
                // Groups count too, so there may be more nodes than columns; past this many it is no flat table.
                int nodes = reader.EnterList(type, CompactType.Struct);
                for (int i = 0; i < nodes && i <= 4 * ParquetSchema.MaxColumns; i++)
                {
                    Schema.Add(SchemaElement.Read(ref reader));
                }

                if (Schema.Count > 4 * ParquetSchema.MaxColumns)
                {
                    throw reader.Error($"the schema has {nodes:N0} nodes; up to {4 * ParquetSchema.MaxColumns:N0} are read");
                }

                break;
            case 3:
                RowCount = reader.Int64(type);
                break;
            case 4:
                int groups = reader.EnterList(type, CompactType.Struct);
                for (int i = 0; i < groups; i++)
                {
                    RowGroups.Add(StoredRowGroup.Read(ref reader));
                }

                break;
            case 6:
                CreatedBy = reader.Text(type);
                break;
            case 8:
                IsEncrypted = true;
                reader.Skip(type);
                break;
            default:
                reader.Skip(type);
                break;
        }
    }
}
