using ExpressEntry.Sim.Parquet.Tests.Support;
using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Tests;

/// <summary>Columns asked for wrongly, and valid columns of kinds that are not read, are named.</summary>
public sealed class ParquetReaderTests
{
    private static readonly ParquetReader Sample = ParquetReader.Open(
        new MemoryStream(new SampleTable(10, seed: 1).Write())
    );

    [Fact]
    public void RequireColumn_NameAndTypeThatAreThere_IsItsPlace() =>
        Assert.Equal(2, Sample.RequireColumn("int", ParquetType.Int64, ParquetType.Int32));

    [Fact]
    public void RequireColumn_NoSuchColumn_ListsThoseThereAre() =>
        AssertRefused(
            () => Sample.RequireColumn("cutoff"),
            "There is no column 'cutoff'; the columns are 'bool', 'bool_null', 'int'"
        );

    [Fact]
    public void RequireColumn_OtherType_SaysBoth() =>
        AssertRefused(
            () => Sample.RequireColumn("text", ParquetType.Int32, ParquetType.Int64),
            "Column 'text' is String; expected Int32 or Int64."
        );

    [Fact]
    public void OpenColumn_OtherDotNetType_SaysBoth()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => Sample.OpenColumn<long>(0, 2));
        Assert.StartsWith("Column 'int' is Int32: it is read as Int32, not Int64.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 16)]
    [InlineData(0, -1)]
    public void OpenColumn_OutsideTheFile_IsRefused(int rowGroup, int column) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sample.OpenColumn<bool>(rowGroup, column));

    [Fact]
    public void Read_SpansOfDifferentLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Sample.OpenColumn<bool>(0, 0).Read(new bool[5], new bool[4]));

    [Fact]
    public void Read_ColumnReadToItsEnd_GivesNoMoreRows()
    {
        ParquetColumnReader<int> column = Sample.OpenColumn<int>(0, 2);
        Assert.Equal(10, column.Read(new int[100]));
        Assert.Equal((0, 0), (column.Read(new int[100]), column.RowsLeft));
    }

    [Theory]
    [InlineData(3, null, "INT96")]
    [InlineData(4, null, "FLOAT")]
    [InlineData(6, null, "BYTE_ARRAY that is not marked as text")]
    [InlineData(7, null, "FIXED_LEN_BYTE_ARRAY")]
    [InlineData(7, 21, "INTERVAL stored as FIXED_LEN_BYTE_ARRAY")]
    [InlineData(1, 5, "DECIMAL stored as INT32")]
    [InlineData(2, 5, "DECIMAL stored as INT64")]
    [InlineData(1, 6, "DATE stored as INT32")]
    [InlineData(1, 13, "UINT_32 stored as INT32")]
    [InlineData(2, 14, "UINT_64 stored as INT64")]
    [InlineData(6, 20, "BSON stored as BYTE_ARRAY")]
    public void OpenColumn_KindThatIsNotRead_IsNamed(int physical, int? converted, string name)
    {
        ForgedFile file = new() { Physical = physical };
        file.Schema[1] = new("x")
        {
            Physical = physical,
            Repetition = 0,
            Converted = converted,
        };
        AssertOnlyNamed(file, "x", name);
    }

    [Fact]
    public void OpenColumn_InstantsOfOtherKinds_AreNamed()
    {
        AssertOnlyNamed(WithInstant(isUtc: false, unit: 2), "x", "a TIMESTAMP in local time (isAdjustedToUTC is false)");
        AssertOnlyNamed(WithInstant(isUtc: true, unit: 3), "x", "a TIMESTAMP in nanoseconds");
    }

    [Fact]
    public void OpenColumn_NestedOrRepeatedColumn_IsNamed()
    {
        ForgedFile nested = new();
        nested.Schema.Insert(1, new("group") { Repetition = 1, ChildCount = 1 });
        AssertOnlyNamed(nested, "group.x", "part of a nested column");

        ForgedFile repeated = new();
        repeated.Schema[1].Repetition = 2;
        AssertOnlyNamed(repeated, "x", "a repeated (nested) column");
    }

    [Fact]
    public void Open_StreamThatBecomesShorter_SaysSo()
    {
        MemoryStream stream = new(new SampleTable(10, seed: 1).Write().ToArray());
        MemoryStream growable = new();
        stream.CopyTo(growable);
        ParquetReader reader = ParquetReader.Open(growable);
        growable.SetLength(10);

        AssertRefused(
            () => reader.OpenColumn<bool>(0, 0).Read(new bool[10]),
            "the file ended while it was read: it became shorter"
        );
    }

    private static ForgedFile WithInstant(bool isUtc, int unit)
    {
        ForgedFile file = new() { Physical = 2 };
        file.Schema[1] = new("x")
        {
            Physical = 2,
            Repetition = 0,
            Logical = thrift => WriteInstant(thrift, isUtc, unit),
        };
        return file;
    }

    private static void WriteInstant(CompactWriter thrift, bool isUtc, int unit)
    {
        thrift.BeginStruct(8);
        thrift.Boolean(1, isUtc);
        thrift.BeginStruct(2);
        thrift.EmptyStruct(unit);
        thrift.EndStruct();
        thrift.EndStruct();
    }

    /// <summary>The file opens and lists the column; only reading it is refused.</summary>
    private static void AssertOnlyNamed(ForgedFile file, string column, string name)
    {
        ParquetReader reader = ParquetReader.Open(new MemoryStream(file.Build()));
        Assert.Equal((column, name), (reader.Schema.Columns[0].Name, reader.Schema.Columns[0].Unsupported));
        AssertRefused(() => reader.OpenColumn<int>(0, 0), $"Column '{column}' is {name}; flat columns of BOOLEAN, INT32");
        AssertRefused(() => reader.RequireColumn(column), $"Column '{column}' is {name}; ");
    }

    private static void AssertRefused(Action action, string message) =>
        Assert.Contains(message, Assert.Throws<ParquetFormatException>(action).Message, StringComparison.Ordinal);
}
