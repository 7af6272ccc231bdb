using System.Security.Cryptography;
using ExpressEntry.Sim.Parquet.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Parquet.Tests;

/// <summary>What is written is what is read, whatever the codec, the pages, the row groups and the length of a span.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData(ParquetCodec.Uncompressed, 5000, 1 << 20, 1 << 17)]
    [InlineData(ParquetCodec.Gzip, 5000, 1 << 20, 1 << 17)]
    [InlineData(ParquetCodec.Brotli, 5000, 1 << 20, 1 << 17)]
    [InlineData(ParquetCodec.Uncompressed, 1, 1, 1)]
    [InlineData(ParquetCodec.Uncompressed, 100, 7, 3)]
    [InlineData(ParquetCodec.Brotli, 3001, 1000, 64)]
    public void OfFile_TableJustWritten_HasTheValuesWritten(ParquetCodec codec, int rows, int rowsPerGroup, int rowsPerPage)
    {
        SampleTable table = new(rows, seed: 5);
        byte[] file = table.Write(new() { Codec = codec, MaxRowsPerPage = rowsPerPage }, rowsPerGroup);
        SampleTable.AssertSame(table.Dump(), ColumnDump.OfFile(new MemoryStream(file)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(513)]
    [InlineData(100_000)]
    public void Read_SpansOfAnyLength_GiveTheSameValues(int rowsAtATime)
    {
        SampleTable table = new(2500, seed: 6);
        byte[] file = table.Write(new() { MaxRowsPerPage = 600 }, rowsPerGroup: 1100);
        SampleTable.AssertSame(table.Dump(), ColumnDump.OfFile(new MemoryStream(file), rowsAtATime));
    }

    [Fact]
    public void OfFile_AnyOptionalNumbersInAnyPages_AreTheValuesWritten() =>
        Prop.ForAll<int?[], byte>(
                (numbers, rowsPerPage) =>
                    WriteAndRead(numbers, rowsPerPage + 1)
                        .SequenceEqual(numbers.Select(n => n is { } i ? ColumnDump.Text(i) : null))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Open_FileWithoutRowGroups_HasItsColumnsAndNoRows()
    {
        ParquetReader reader = ParquetReader.Open(new MemoryStream(new SampleTable(0, seed: 1).Write()));

        Assert.Equal(SampleTable.Schema.Columns, reader.Schema.Columns);
        Assert.Equal((0L, 0), (reader.RowCount, reader.RowGroups.Length));
    }

    [Fact]
    public void Open_ThreeRowGroups_SaysWhereEachStarts()
    {
        ParquetReader reader = ParquetReader.Open(new MemoryStream(new SampleTable(250, seed: 1).Write(rowsPerGroup: 100)));

        Assert.Equal([new(0, 100), new(100, 100), new(200, 50)], reader.RowGroups);
        Assert.Equal(250, reader.RowCount);
        Assert.Equal("ExpressEntry.Sim.Parquet version 1 (build 0)", reader.CreatedBy);
    }

    [Fact]
    public void Write_SameRowsTwice_GivesTheSameBytes() =>
        Assert.Equal(new SampleTable(3000, seed: 7).Write(), new SampleTable(3000, seed: 7).Write());

    [Fact]
    public void Write_SmallTable_GivesThePinnedBytes()
    {
        // A change here is a change of every result set's digest: say so in the changelog.
        using MemoryStream stream = new();
        ParquetWriter writer = ParquetWriter.Create(
            stream,
            new ParquetSchema(new("n", ParquetType.Int32), new("t", ParquetType.String, IsOptional: true))
        );
        ParquetRowGroupWriter group = writer.StartRowGroup(3);
        group.Write([1, 2, 3]);
        group.Write(["all", null, "cec"]);
        writer.Finish();

        Assert.Equal("9018def4e79d95bbc53c655b9c48442b", Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()))[..32]);
    }

    [Fact]
    public void Write_RunsOfOneValue_TakeAFewBytesAMillionRows()
    {
        using MemoryStream stream = new();
        ParquetWriter writer = ParquetWriter.Create(stream, new ParquetSchema(new ParquetColumn("x", ParquetType.Int64)));
        writer.StartRowGroup(1_000_000).Write(new long[1_000_000]);
        writer.Finish();
        Assert.InRange(stream.Length, 100, 1000);
    }

    [Theory]
    [InlineData(ParquetType.TimestampMilliseconds, 1)]
    [InlineData(ParquetType.TimestampMicroseconds, 1000)]
    public void FromInstant_InstantsBeforeAndAfter1970_AreRoundedDownAndComeBack(ParquetType type, long perMillisecond)
    {
        DateTimeOffset before = new(1969, 12, 31, 23, 59, 59, 999, TimeSpan.Zero);
        Assert.Equal(-perMillisecond, ParquetTimestamp.FromInstant(before, type));
        Assert.Equal(-perMillisecond - 1, ParquetTimestamp.FromInstant(before.AddTicks(-1), type));
        Assert.Equal(before, ParquetTimestamp.ToInstant(-perMillisecond, type));
        Assert.Throws<ArgumentOutOfRangeException>(() => ParquetTimestamp.ToInstant(long.MaxValue, type));
        Assert.Throws<ArgumentOutOfRangeException>(() => ParquetTimestamp.FromInstant(before, ParquetType.Int64));
    }

    private static string?[] WriteAndRead(int?[] numbers, int rowsPerPage)
    {
        using MemoryStream stream = new();
        ParquetSchema schema = new(new ParquetColumn("x", ParquetType.Int32, IsOptional: true));
        ParquetWriter writer = ParquetWriter.Create(stream, schema, new() { MaxRowsPerPage = rowsPerPage });
        if (numbers.Length > 0)
        {
            writer
                .StartRowGroup(numbers.Length)
                .Write([.. numbers.Select(n => n ?? 99)], [.. numbers.Select(n => n.HasValue)]);
        }

        writer.Finish();
        return ColumnDump.OfFile(stream)["x"].Values;
    }
}
