using ExpressEntry.Sim.Parquet.Compression;
using ExpressEntry.Sim.Parquet.Thrift;
using ExpressEntry.Sim.Parquet.Writing;

namespace ExpressEntry.Sim.Parquet.Tests.Support;

/// <summary>
/// A file of one column put together field by field, so that each field can lie. As it stands: an int32 column 'x', one row
/// group of one row, one plain page with the value 7.
/// </summary>
internal sealed class ForgedFile
{
    public byte[] FirstMagic { get; set; } = [.. "PAR1"u8];
    public byte[] LastMagic { get; set; } = [.. "PAR1"u8];
    public int? FooterLength { get; set; }
    public List<ForgedNode> Schema { get; } = [new("schema") { ChildCount = 1 }, new("x") { Physical = 1, Repetition = 0 }];
    public List<byte[]> Pages { get; } = [ForgedPage.Int32(7).Build()];
    public long FileRows { get; set; } = 1;
    public long GroupRows { get; set; } = 1;
    public int GroupCount { get; set; } = 1;
    public int Physical { get; set; } = 1;
    public int Codec { get; set; }
    public long ValueCount { get; set; } = 1;
    public long? CompressedLength { get; set; }
    public long DataPageOffset { get; set; } = 4;
    public long? DictionaryPageOffset { get; set; }
    public Action<CompactWriter> AddToChunk { get; set; } = _ => { };
    public Action<CompactWriter> AddToFooter { get; set; } = _ => { };

    public static ForgedFile Optional(params byte[][] pages) => With(pages, repetition: 1);

    public static ForgedFile With(byte[][] pages, int repetition = 0)
    {
        ForgedFile file = new();
        file.Schema[1].Repetition = repetition;
        file.Pages.Clear();
        file.Pages.AddRange(pages);
        return file;
    }

    public ForgedFile Rows(int rows)
    {
        (FileRows, GroupRows, ValueCount) = (rows, rows, rows);
        return this;
    }

    public byte[] Build()
    {
        ByteBuffer footer = new();
        WriteFooter(new CompactWriter(footer));
        ByteBuffer file = new();
        file.Add(FirstMagic);
        Pages.ForEach(page => file.Add(page));
        file.Add(footer.Written);
        file.AddInt32(FooterLength ?? footer.Length);
        file.Add(LastMagic);
        return file.Written.ToArray();
    }

    /// <summary>Opens the file and reads its column to the end.</summary>
    public string ReadAll(ParquetReaderOptions? options = null) => ReadAll(Build(), options);

    public static string ReadAll(byte[] file, ParquetReaderOptions? options = null)
    {
        ParquetReader reader = ParquetReader.Open(new MemoryStream(file), options);
        return string.Join(' ', ColumnDump.OfColumn(reader, 0).Values.Select(value => value ?? "null"));
    }

    private void WriteFooter(CompactWriter thrift)
    {
        thrift.BeginStruct();
        thrift.Int32(1, 1);
        thrift.BeginList(2, CompactType.Struct, Schema.Count);
        Schema.ForEach(node => node.Write(thrift));
        thrift.Int64(3, FileRows);
        thrift.BeginList(4, CompactType.Struct, GroupCount);
        for (int i = 0; i < GroupCount; i++)
        {
            WriteRowGroup(thrift);
        }

        AddToFooter(thrift);
        thrift.EndStruct();
    }

    private void WriteRowGroup(CompactWriter thrift)
    {
        thrift.BeginStruct();
        thrift.BeginList(1, CompactType.Struct, 1);
        thrift.BeginStruct();
        thrift.BeginStruct(3);
        thrift.Int32(1, Physical);
        thrift.Int32(4, Codec);
        thrift.Int64(5, ValueCount);
        thrift.Int64(7, CompressedLength ?? Pages.Sum(page => page.Length));
        thrift.Int64(9, DataPageOffset);
        if (DictionaryPageOffset is { } offset)
        {
            thrift.Int64(11, offset);
        }

        thrift.EndStruct();
        AddToChunk(thrift);
        thrift.EndStruct();
        thrift.Int64(3, GroupRows);
        thrift.EndStruct();
    }
}

/// <summary>A node of a forged schema.</summary>
internal sealed class ForgedNode(string name)
{
    public int? Physical { get; set; }
    public int? Repetition { get; set; }
    public int? ChildCount { get; set; }
    public int? Converted { get; set; }
    public Action<CompactWriter>? Logical { get; set; }

    public void Write(CompactWriter thrift)
    {
        thrift.BeginStruct();
        Add(thrift, 1, Physical);
        Add(thrift, 3, Repetition);
        thrift.Text(4, name);
        Add(thrift, 5, ChildCount);
        Add(thrift, 6, Converted);
        if (Logical is not null)
        {
            thrift.BeginStruct(10);
            Logical(thrift);
            thrift.EndStruct();
        }

        thrift.EndStruct();
    }

    private static void Add(CompactWriter thrift, int id, int? value)
    {
        if (value is { } number)
        {
            thrift.Int32(id, number);
        }
    }
}

/// <summary>A page whose header may lie.</summary>
internal sealed class ForgedPage
{
    public int Type { get; set; }
    public byte[] Body { get; set; } = [];
    public int ValueCount { get; set; } = 1;
    public int Encoding { get; set; }
    public int LevelEncoding { get; set; } = 3;
    public int? UncompressedLength { get; set; }
    public int? CompressedLength { get; set; }
    public int? Crc { get; set; }
    public int NullCount { get; set; }
    public int? RowCount { get; set; }
    public int LevelsLength { get; set; }
    public int RepetitionLevelsLength { get; set; }

    public static ForgedPage Int32(params int[] values) =>
        new() { Body = [.. values.SelectMany(BitConverter.GetBytes)], ValueCount = values.Length };

    public static ForgedPage Dictionary(params int[] values)
    {
        ForgedPage page = Int32(values);
        page.Type = 2;
        return page;
    }

    public ForgedPage WithRightCrc()
    {
        Crc = (int)Crc32.Of(Body);
        return this;
    }

    public byte[] Build()
    {
        ByteBuffer page = new();
        CompactWriter thrift = new(page);
        thrift.BeginStruct();
        thrift.Int32(1, Type);
        thrift.Int32(2, UncompressedLength ?? Body.Length);
        thrift.Int32(3, CompressedLength ?? Body.Length);
        if (Crc is { } crc)
        {
            thrift.Int32(4, crc);
        }

        thrift.BeginStruct(
            Type switch
            {
                2 => 7,
                3 => 8,
                _ => 5,
            }
        );
        thrift.Int32(1, ValueCount);
        if (Type == 3)
        {
            thrift.Int32(2, NullCount);
            thrift.Int32(3, RowCount ?? ValueCount);
            thrift.Int32(4, Encoding);
            thrift.Int32(5, LevelsLength);
            thrift.Int32(6, RepetitionLevelsLength);
        }
        else
        {
            thrift.Int32(2, Encoding);
            thrift.Int32(3, LevelEncoding);
        }

        thrift.EndStruct();
        thrift.EndStruct();
        page.Add(Body);
        return page.Written.ToArray();
    }
}
