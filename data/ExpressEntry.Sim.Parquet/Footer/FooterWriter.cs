using System.Collections.Immutable;
using ExpressEntry.Sim.Parquet.Encodings;
using ExpressEntry.Sim.Parquet.Thrift;
using ExpressEntry.Sim.Parquet.Writing;

namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>Writes what a file says about itself at its end. The numbers are the fields of the format's definition.</summary>
internal sealed class FooterWriter(CompactWriter thrift, ParquetSchema schema, ParquetCodec codec)
{
    /// <summary>The same for every build, so that the same rows give the same bytes.</summary>
    private const string CreatedBy = "ExpressEntry.Sim.Parquet version 1 (build 0)";

    private const int RequiredRepetition = 0;
    private const int OptionalRepetition = 1;

    public void Write(IReadOnlyList<WrittenRowGroup> rowGroups)
    {
        thrift.BeginStruct();
        thrift.Int32(1, 1); // the version every reader accepts
        WriteSchema();
        thrift.Int64(3, rowGroups.Sum(group => (long)group.RowCount));
        thrift.BeginList(4, CompactType.Struct, rowGroups.Count);
        for (int i = 0; i < rowGroups.Count; i++)
        {
            WriteRowGroup(rowGroups[i], i);
        }

        thrift.Text(6, CreatedBy);
        WriteColumnOrders();
        thrift.EndStruct();
    }

    private void WriteSchema()
    {
        thrift.BeginList(2, CompactType.Struct, schema.Columns.Length + 1);
        thrift.BeginStruct();
        thrift.Text(4, "schema");
        thrift.Int32(5, schema.Columns.Length);
        thrift.EndStruct();
        foreach (ParquetColumn column in schema.Columns)
        {
            thrift.BeginStruct();
            thrift.Int32(1, (int)ColumnTypes.PhysicalOf(column.Type));
            thrift.Int32(3, column.IsOptional ? OptionalRepetition : RequiredRepetition);
            thrift.Text(4, column.Name);
            WriteAnnotations(column.Type);
            thrift.EndStruct();
        }
    }

    /// <summary>Writes what a text or an instant is twice: the older way for older readers, and the newer.</summary>
    private void WriteAnnotations(ParquetType type)
    {
        switch (type)
        {
            case ParquetType.String:
                thrift.Int32(6, ColumnTypes.Utf8);
                thrift.BeginStruct(10);
                thrift.EmptyStruct(LogicalType.String);
                thrift.EndStruct();
                break;
            case ParquetType.TimestampMilliseconds:
                WriteInstant(ColumnTypes.TimestampMillis, unit: 1);
                break;
            case ParquetType.TimestampMicroseconds:
                WriteInstant(ColumnTypes.TimestampMicros, unit: 2);
                break;
            default:
                break;
        }
    }

    private void WriteInstant(int converted, int unit)
    {
        thrift.Int32(6, converted);
        thrift.BeginStruct(10);
        thrift.BeginStruct(LogicalType.Timestamp);
        thrift.Boolean(1, value: true); // adjusted to UTC
        thrift.BeginStruct(2);
        thrift.EmptyStruct(unit);
        thrift.EndStruct();
        thrift.EndStruct();
        thrift.EndStruct();
    }

    private void WriteRowGroup(WrittenRowGroup group, int ordinal)
    {
        thrift.BeginStruct();
        thrift.BeginList(1, CompactType.Struct, group.Chunks.Length);
        for (int i = 0; i < group.Chunks.Length; i++)
        {
            WriteChunk(schema.Columns[i], group.Chunks[i], group.RowCount);
        }

        thrift.Int64(2, group.Chunks.Sum(chunk => chunk.UncompressedLength));
        thrift.Int64(3, group.RowCount);
        thrift.Int64(5, group.Chunks[0].Start);
        thrift.Int64(6, group.Chunks.Sum(chunk => chunk.CompressedLength));
        if (ordinal <= short.MaxValue)
        {
            thrift.Int16(7, (short)ordinal);
        }

        thrift.EndStruct();
    }

    private void WriteChunk(ParquetColumn column, WrittenChunk chunk, int rowCount)
    {
        thrift.BeginStruct();
        thrift.Int64(2, 0); // out of use, but required
        thrift.BeginStruct(3);
        thrift.Int32(1, (int)ColumnTypes.PhysicalOf(column.Type));
        WriteEncodings(chunk);
        thrift.BeginList(3, CompactType.Binary, 1);
        thrift.TextElement(column.Name);
        thrift.Int32(4, (int)codec);
        thrift.Int64(5, rowCount);
        thrift.Int64(6, chunk.UncompressedLength);
        thrift.Int64(7, chunk.CompressedLength);
        thrift.Int64(9, chunk.DataPageOffset);
        if (chunk.HasDictionary)
        {
            thrift.Int64(11, chunk.DictionaryPageOffset);
        }

        WriteStatistics(chunk.Statistics);
        thrift.EndStruct();
        thrift.EndStruct();
    }

    private void WriteEncodings(WrittenChunk chunk)
    {
        ImmutableArray<int> encodings = chunk.HasDictionary
            ? [PageEncoding.Plain, PageEncoding.Rle, PageEncoding.RleDictionary]
            : [PageEncoding.Plain, PageEncoding.Rle];
        thrift.BeginList(2, CompactType.I32, encodings.Length);
        foreach (int encoding in encodings)
        {
            thrift.Int32Element(encoding);
        }
    }

    private void WriteStatistics(ColumnStatistics statistics)
    {
        thrift.BeginStruct(12);
        thrift.Int64(3, statistics.NullCount);
        if (statistics is { Min: { } min, Max: { } max })
        {
            thrift.Binary(5, max);
            thrift.Binary(6, min);
            thrift.Boolean(7, value: true); // the largest value itself, not just a bound
            thrift.Boolean(8, value: true);
        }

        if (statistics.NanCount is { } nanCount)
        {
            thrift.Int64(9, nanCount);
        }

        thrift.EndStruct();
    }

    /// <summary>Without this the smallest and largest values would have no meaning: "the order of the column's type".</summary>
    private void WriteColumnOrders()
    {
        thrift.BeginList(7, CompactType.Struct, schema.Columns.Length);
        for (int i = 0; i < schema.Columns.Length; i++)
        {
            thrift.BeginStruct();
            thrift.EmptyStruct(1);
            thrift.EndStruct();
        }
    }
}
