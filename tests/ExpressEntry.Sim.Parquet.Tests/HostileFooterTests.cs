using ExpressEntry.Sim.Parquet.Tests.Support;
using ExpressEntry.Sim.Parquet.Thrift;

namespace ExpressEntry.Sim.Parquet.Tests;

/// <summary>Footers that lie: each is refused with one line that says what, where, and what is allowed.</summary>
public sealed class HostileFooterTests
{
    [Fact]
    public void ReadAll_ForgedFileThatTellsTheTruth_IsRead() => Assert.Equal("7", new ForgedFile().ReadAll());

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(11)]
    public void Open_FewerThanTwelveBytes_SaysHowMany(int length) =>
        AssertBytesRefused(new byte[length], $"A Parquet file has at least 12 bytes; this one has {length}.");

    [Theory]
    [InlineData("PARX", "PAR1", "does not start with the letters PAR1")]
    [InlineData("PAR1", "PARX", "does not end with the letters PAR1")]
    [InlineData("PARE", "PARE", "the letters PARE: its footer is encrypted")]
    public void Open_WrongMagic_SaysWhich(string first, string last, string message) =>
        AssertRefused(new() { FirstMagic = Ascii(first), LastMagic = Ascii(last) }, message);

    [Theory]
    [InlineData(int.MaxValue, "claims a footer of 2,147,483,647 bytes")]
    [InlineData(-1, "claims a footer of 4,294,967,295 bytes")]
    [InlineData(1000, "claims a footer of 1,000 bytes; here it can have")]
    [InlineData(0, "1 more bytes are claimed, 0 are left")]
    public void Open_FooterLengthThatLies_IsRefused(int length, string message) =>
        AssertRefused(new() { FooterLength = length }, message);

    [Fact]
    public void Open_FooterBeyondTheLimit_SaysTheLimit()
    {
        ParquetFormatException e = Assert.Throws<ParquetFormatException>(() =>
            new ForgedFile().ReadAll(new ParquetReaderOptions { MaxFooterBytes = 10 })
        );
        Assert.Contains("here it can have 10.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1L, "claims 9,000,000 bytes from byte -1", 9_000_000L)]
    [InlineData(-9_000L, "from byte -9,000; pages lie in bytes 4 to", null)]
    [InlineData(long.MinValue, "from byte -9,223,372,036,854,775,808", null)]
    [InlineData(long.MaxValue, "from byte 9,223,372,036,854,775,807", null)]
    [InlineData(3L, "from byte 3", null)]
    [InlineData(5L, "pages lie in bytes 4 to", null)]
    [InlineData(4L, "claims 9,223,372,036,854,775,807 bytes", long.MaxValue)]
    public void Open_PagesOutsideTheFile_SaysWhere(long offset, string message, long? length) =>
        AssertRefused(new() { DataPageOffset = offset, CompressedLength = length }, "Column 'x', row group 0: ", message);

    [Fact]
    public void Open_DictionaryAfterTheData_IsRefused() =>
        AssertRefused(new() { DictionaryPageOffset = 9 }, "has its dictionary at byte 9, after its data at 4");

    [Fact]
    public void Open_TwoRowGroupsInTheSameBytes_AreRefused() =>
        AssertRefused(new() { GroupCount = 2, FileRows = 2 }, "row group 1: starts at byte 4, inside another column");

    [Theory]
    [InlineData(67_108_865, "Row group 0 claims 67,108,865 rows; up to 67,108,864 are read.")]
    [InlineData(long.MaxValue, "Row group 0 claims 9,223,372,036,854,775,807 rows")]
    [InlineData(-1, "a negative one")]
    public void Open_HugeOrNegativeRowCount_IsRefused(long rows, string message) =>
        AssertRefused(
            new()
            {
                FileRows = rows,
                GroupRows = rows,
                ValueCount = rows,
            },
            message
        );

    [Fact]
    public void Open_RowGroupsThatDoNotAddUp_AreRefused() =>
        AssertRefused(new() { FileRows = 5 }, "The footer claims 5 rows, but its 1 row groups have 1.");

    [Fact]
    public void Open_ValuesThatAreNotTheRows_AreRefused() =>
        AssertRefused(new() { ValueCount = 2 }, "Column 'x', row group 0: claims 2 values; the row group has 1 rows");

    [Fact]
    public void Open_ColumnStoredAsAnotherType_IsRefused() =>
        AssertRefused(new() { Physical = 2 }, "is stored as INT64; the schema says INT32");

    [Fact]
    public void Open_SchemaThatContainsItself_RunsOutOfNodes()
    {
        ForgedFile file = new();
        file.Schema[1] = new("x") { ChildCount = 1, Repetition = 0 };
        AssertRefused(file, "a group claims more columns than the 2 nodes that are stored");
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(2)]
    public void Open_RootWithMoreChildrenThanNodes_IsRefused(int children)
    {
        ForgedFile file = new();
        file.Schema[0].ChildCount = children;
        AssertRefused(file, "The schema is damaged: a group claims more columns");
    }

    [Fact]
    public void Open_RootWithFewerChildrenThanNodes_IsRefused()
    {
        ForgedFile file = new();
        file.Schema.Add(new("y") { Physical = 1, Repetition = 0 });
        AssertRefused(file, "3 nodes are stored, but the tree ends after 2");
    }

    [Fact]
    public void Open_GroupsNestedWithoutEnd_AreRefused()
    {
        ForgedFile file = new();
        file.Schema.Clear();
        file.Schema.AddRange(Enumerable.Range(0, 40).Select(_ => new ForgedNode("g") { ChildCount = 1, Repetition = 0 }));
        file.Schema.Add(new("x") { Physical = 1, Repetition = 0 });
        AssertRefused(file, "groups nest more than 32 deep");
    }

    [Fact]
    public void Open_NegativeChildren_AreRefused()
    {
        ForgedFile file = new();
        file.Schema[1].ChildCount = -5;
        AssertRefused(file, "and -5 children");
    }

    [Fact]
    public void Open_TwoColumnsOfOneName_AreRefused()
    {
        ForgedFile file = new();
        file.Schema[0].ChildCount = 2;
        file.Schema.Add(new("x") { Physical = 1, Repetition = 0 });
        AssertRefused(file, "column 2 is named 'x'; a name is not empty and is used once");
    }

    [Fact]
    public void Open_NameWithLineBreaksAndNoEnd_IsQuotedInOneShortLine()
    {
        ForgedFile file = new() { ValueCount = 2 };
        file.Schema[1] = new("a\nb\u2028" + new string('c', 900)) { Physical = 1, Repetition = 0 };
        ParquetFormatException e = Assert.Throws<ParquetFormatException>(() => file.ReadAll());
        Assert.StartsWith("Column 'a?b?ccc", e.Message, StringComparison.Ordinal);
        Assert.True(e.Message.Length < 160 && !e.Message.Contains('\n'), e.Message);
    }

    [Fact]
    public void Open_StructuresNestedWithoutEnd_AreRefusedInsteadOfOverflowingTheStack() =>
        AssertRefused(
            new()
            {
                AddToFooter = thrift =>
                {
                    for (int i = 0; i < 100_000; i++)
                    {
                        thrift.BeginStruct(20);
                    }

                    for (int i = 0; i < 100_000; i++)
                    {
                        thrift.EndStruct();
                    }
                },
            },
            "structures nest more than 16 deep"
        );

    [Fact]
    public void Open_ListThatClaimsABillionElements_IsRefusedBeforeRoomIsMade() =>
        AssertRefused(
            new() { AddToFooter = thrift => thrift.BeginList(5, CompactType.Struct, 1_000_000_000) },
            "1,000,000,000 more bytes are claimed"
        );

    [Fact]
    public void Open_EncryptedColumn_SaysSo() =>
        AssertRefused(new() { AddToChunk = thrift => thrift.EmptyStruct(8) }, "a column is encrypted; only plain columns");

    [Fact]
    public void Open_EncryptionAlgorithm_SaysSo() =>
        AssertRefused(new() { AddToFooter = thrift => thrift.EmptyStruct(8) }, "The file has encrypted columns");

    [Fact]
    public void Open_ColumnInAnotherFile_SaysSo() =>
        AssertRefused(new() { AddToChunk = thrift => thrift.Text(1, "/etc/passwd") }, "a column lies in another file");

    internal static void AssertRefused(ForgedFile file, params string[] messages) =>
        AssertBytesRefused(file.Build(), messages);

    private static void AssertBytesRefused(byte[] file, params string[] messages)
    {
        ParquetFormatException e = Assert.Throws<ParquetFormatException>(() => ForgedFile.ReadAll(file));
        Assert.All(messages, message => Assert.Contains(message, e.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', e.Message);
    }

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);
}
