namespace ExpressEntry.Sim.Parquet.Tests;

/// <summary>A writer used wrongly says how, and leaves no file that passes for a finished one.</summary>
public sealed class ParquetWriterTests : IDisposable
{
    private static readonly ParquetSchema Schema = new(
        new("required", ParquetType.Int32),
        new("optional", ParquetType.String, IsOptional: true)
    );

    private readonly MemoryStream _stream = new();

    public void Dispose() => _stream.Dispose();

    [Fact]
    public void Open_FileNeverFinished_IsRefused()
    {
        ParquetWriter writer = ParquetWriter.Create(_stream, Schema);
        ParquetRowGroupWriter group = writer.StartRowGroup(3);
        group.Write([1, 2, 3]);
        group.Write([null, null, null]);

        ParquetFormatException e = Assert.Throws<ParquetFormatException>(() => ParquetReader.Open(_stream));
        Assert.Contains("cut off before it was finished", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finish_RowGroupWithoutAllColumns_IsRefused()
    {
        ParquetWriter writer = ParquetWriter.Create(_stream, Schema);
        writer.StartRowGroup(1).Write([1]);

        AssertMessage<InvalidOperationException>(
            writer.Finish,
            "The row group before has 1 of 2 columns; write them all first."
        );
        AssertMessage<InvalidOperationException>(() => writer.StartRowGroup(1), "has 1 of 2 columns");
    }

    [Fact]
    public void StartRowGroup_FileFinished_IsRefused()
    {
        ParquetWriter writer = ParquetWriter.Create(_stream, Schema);
        writer.Finish();

        AssertMessage<InvalidOperationException>(() => writer.StartRowGroup(1), "The file is finished");
        AssertMessage<InvalidOperationException>(writer.Finish, "The file is finished");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(ParquetWriter.MaxRowsPerRowGroup + 1)]
    public void StartRowGroup_RowsOutsideTheRange_SaysTheRange(int rows) =>
        AssertMessage<ArgumentOutOfRangeException>(
            () => ParquetWriter.Create(_stream, Schema).StartRowGroup(rows),
            "A row group has 1 to 16,777,216 rows."
        );

    [Fact]
    public void Write_WrongTypeLengthOrMissingValue_SaysTheColumn()
    {
        ParquetRowGroupWriter group = ParquetWriter.Create(_stream, Schema).StartRowGroup(2);

        AssertMessage<ArgumentException>(() => group.Write([1L, 2L]), "Column 'required' is Int32; it was given Int64");
        AssertMessage<ArgumentException>(
            () => group.Write([1]),
            "was given 1 values and 0 marks of presence; the row group has 2 rows"
        );
        AssertMessage<ArgumentException>(() => group.Write([1, 2], [true]), "was given 2 values and 1 marks");
        AssertMessage<ArgumentException>(() => group.Write([1, 2], [true, false]), "row 1 of the row group has no value");
    }

    [Fact]
    public void Write_TextThatIsNotUnicode_IsRefused()
    {
        ParquetRowGroupWriter group = ParquetWriter.Create(_stream, Schema).StartRowGroup(2);
        group.Write([1, 2]);

        // As code units: an attribute's text could not hold half a pair.
        char[][] texts =
        [
            ['\uD800'],
            ['a', '\uDC00', 'b'],
            ['\uD835', '\uDCB3', '\uD800'],
            ['\uD800', '\uD800', '\uDC00'],
        ];
        foreach (char[] text in texts)
        {
            AssertMessage<ArgumentException>(
                () => group.Write(["fine", new string(text)]),
                "Column 'optional', row 1 of the row group: a text has up to 16,777,216 characters of valid Unicode"
            );
        }
    }

    [Fact]
    public void Write_NoTextInARequiredColumn_SaysTheRow()
    {
        ParquetSchema schema = new(new ParquetColumn("type", ParquetType.String));
        ParquetRowGroupWriter group = ParquetWriter.Create(_stream, schema).StartRowGroup(2);
        AssertMessage<ArgumentException>(
            () => group.Write(["cec", null]),
            "Column 'type' is required, but row 1 of the row group"
        );
    }

    [Fact]
    public void Write_MoreColumnsThanTheSchema_IsRefused()
    {
        ParquetRowGroupWriter group = ParquetWriter.Create(_stream, Schema).StartRowGroup(1);
        group.Write([1]);
        group.Write(["x"]);

        AssertMessage<InvalidOperationException>(
            () => group.Write([1]),
            "Every column of the row group is written already."
        );
    }

    [Fact]
    public void Create_CodecThatIsOnlyRead_IsRefused() =>
        AssertMessage<ArgumentException>(
            () => ParquetWriter.Create(_stream, Schema, new() { Codec = ParquetCodec.Snappy }),
            "Files are written Uncompressed, with Gzip or with Brotli, not with Snappy."
        );

    [Fact]
    public void Create_EmptyPages_AreRefused() =>
        AssertMessage<ArgumentException>(
            () => ParquetWriter.Create(_stream, Schema, new() { MaxRowsPerPage = 0 }),
            "A page has 1 to 16,777,216 rows, not 0."
        );

    [Fact]
    public void Schema_ColumnsThatBreakARule_SayWhich()
    {
        AssertMessage<ArgumentException>(() => _ = new ParquetSchema(), "A Parquet file has 1 to 4,096 columns, not 0.");
        AssertMessage<ArgumentException>(
            () => _ = new ParquetSchema(new ParquetColumn("", ParquetType.Int32)),
            "Column 1 is named ''"
        );
        AssertMessage<ArgumentException>(
            () => _ = new ParquetSchema(new("a", ParquetType.Int32), new("a", ParquetType.Int64)),
            "Column 2 is named 'a'"
        );
        AssertMessage<ArgumentException>(
            () => _ = new ParquetSchema(new ParquetColumn("a", ParquetType.Unsupported)),
            "Column 'a' has the type Unsupported"
        );
    }

    private static void AssertMessage<T>(Action action, string message)
        where T : Exception => Assert.Contains(message, Assert.Throws<T>(action).Message, StringComparison.Ordinal);
}
