using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>One column chunk as stored.</summary>
internal struct StoredColumnChunk()
{
    private const string PlainOnly = "only plain columns inside the file are read";

    public int Physical = -1;
    public int Codec = -1;
    public long ValueCount = -1;
    public long CompressedLength = -1;
    public long DataPageOffset = -1;

    /// <summary>−1, and from some writers 0, where there is no dictionary.</summary>
    public long DictionaryPageOffset = -1;

    public static StoredColumnChunk Read(ref CompactReader reader)
    {
        StoredColumnChunk chunk = new();
        reader.EnterStruct();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    throw reader.Error($"a column lies in another file; {PlainOnly}");
                case 3:
                    chunk.ReadMetadata(ref reader, type);
                    break;
                case 8:
                case 9:
                    throw reader.Error($"a column is encrypted; {PlainOnly}");
                default:
                    reader.Skip(type);
                    break;
            }
        }

        // Refused here rather than later: a chunk then takes at least a dozen bytes, so memory stays in step with the file.
        return chunk.Physical >= 0 && chunk.Codec >= 0 && chunk.ValueCount >= 0 && chunk.CompressedLength >= 0
            ? chunk
            : throw reader.Error("a column chunk has no type, codec, number of values or length, or a negative one");
    }

    private void ReadMetadata(ref CompactReader reader, CompactType type)
    {
        reader.EnterStruct(type);
        int id = 0;
        while (reader.NextField(ref id, out CompactType fieldType))
        {
            switch (id)
            {
                case 1:
                    Physical = reader.Int32(fieldType);
                    break;
                case 4:
                    Codec = reader.Int32(fieldType);
                    break;
                case 5:
                    ValueCount = reader.Int64(fieldType);
                    break;
                case 7:
                    CompressedLength = reader.Int64(fieldType);
                    break;
                case 9:
                    DataPageOffset = reader.Int64(fieldType);
                    break;
                case 11:
                    DictionaryPageOffset = reader.Int64(fieldType);
                    break;
                default:
                    reader.Skip(fieldType);
                    break;
            }
        }
    }
}
