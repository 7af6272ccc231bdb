using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Pages;

/// <summary>The header before each page, as stored; a number the header leaves out is −1.</summary>
internal sealed class PageHeader
{
    public const int DataPage = 0;
    public const int IndexPage = 1;
    public const int DictionaryPage = 2;
    public const int DataPageV2 = 3;

    public int Type = -1;
    public int UncompressedLength = -1;
    public int CompressedLength = -1;
    public int? Crc;
    public int ValueCount = -1;
    public int Encoding = -1;
    public int LevelEncoding = -1;
    public int NullCount = -1;
    public int RowCount = -1;
    public int LevelsLength;
    public int RepetitionLevelsLength;
    public bool IsCompressed = true;

    /// <summary>Bytes of the header itself.</summary>
    public int HeaderLength;

    public static PageHeader Read(ref CompactReader reader)
    {
        PageHeader header = new();
        reader.EnterStruct();
        int id = 0;
        while (reader.NextField(ref id, out CompactType type))
        {
            switch (id)
            {
                case 1:
                    header.Type = reader.Int32(type);
                    break;
                case 2:
                    header.UncompressedLength = reader.Int32(type);
                    break;
                case 3:
                    header.CompressedLength = reader.Int32(type);
                    break;
                case 4:
                    header.Crc = reader.Int32(type);
                    break;
                case 5 when header.Type == DataPage:
                case 7 when header.Type == DictionaryPage:
                    header.ReadFirstVersion(ref reader, type);
                    break;
                case 8 when header.Type == DataPageV2:
                    header.ReadSecondVersion(ref reader, type);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        header.HeaderLength = reader.Position;
        return header;
    }

    /// <summary>Reads the part for a data page; a dictionary page's has the same first two fields and a flag as its third.</summary>
    private void ReadFirstVersion(ref CompactReader reader, CompactType type)
    {
        reader.EnterStruct(type);
        int id = 0;
        while (reader.NextField(ref id, out CompactType fieldType))
        {
            switch (id)
            {
                case 1:
                    ValueCount = reader.Int32(fieldType);
                    break;
                case 2:
                    Encoding = reader.Int32(fieldType);
                    break;
                case 3 when Type == DataPage:
                    LevelEncoding = reader.Int32(fieldType);
                    break;
                default:
                    reader.Skip(fieldType);
                    break;
            }
        }
    }

    private void ReadSecondVersion(ref CompactReader reader, CompactType type)
    {
        reader.EnterStruct(type);
        int id = 0;
        while (reader.NextField(ref id, out CompactType fieldType))
        {
            switch (id)
            {
                case 1:
                    ValueCount = reader.Int32(fieldType);
                    break;
                case 2:
                    NullCount = reader.Int32(fieldType);
                    break;
                case 3:
                    RowCount = reader.Int32(fieldType);
                    break;
                case 4:
                    Encoding = reader.Int32(fieldType);
                    break;
                case 5:
                    LevelsLength = reader.Int32(fieldType);
                    break;
                case 6:
                    RepetitionLevelsLength = reader.Int32(fieldType);
                    break;
                case 7:
                    IsCompressed = reader.Boolean(fieldType);
                    break;
                default:
                    reader.Skip(fieldType);
                    break;
            }
        }
    }
}
