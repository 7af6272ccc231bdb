using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>One row group as stored.</summary>
/// <param name="Columns">Its column chunks.</param>
/// <param name="RowCount">Not negative.</param>
internal sealed record StoredRowGroup(List<StoredColumnChunk> Columns, long RowCount)
{
    public static StoredRowGroup Read(ref CompactReader reader)
    {
        List<StoredColumnChunk> columns = [];
        long rowCount = -1;
        reader.EnterStruct();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    int count = reader.EnterList(type, CompactType.Struct);
                    for (int i = 0; i < count; i++)
                    {
                        columns.Add(StoredColumnChunk.Read(ref reader));
                    }

                    break;
                case 3:
                    rowCount = reader.Int64(type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return rowCount >= 0 && columns.Count > 0
            ? new StoredRowGroup(columns, rowCount)
            : throw reader.Error("a row group has no columns, or no number of rows, or a negative one");
    }
}
