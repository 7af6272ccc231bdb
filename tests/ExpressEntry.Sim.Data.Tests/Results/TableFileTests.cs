using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Parquet;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Data.Tests.Results;

public sealed class TableFileTests
{
    [Fact]
    public void Append_SameRowsInAnyPieces_GivesTheSameBytes()
    {
        TableRows rows = TestFolder.Rows(1, 100)[ResultTables.Rounds];
        byte[] whole = Write(rows, [rows.Count]);
        Prop.ForAll(
                Gen.Choose(0, 40).NonEmptyListOf().ToArbitrary(),
                pieces => Assert.Equal(whole, Write(rows, [.. pieces]))
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Append_MoreRowsThanAGroup_FillsEveryGroupButTheLast()
    {
        var rows = new TableRows(new ParquetSchema(new ParquetColumn("n", ParquetType.Int32)));
        for (int i = 0; i < TableFile.RowsPerGroup + 5; i++)
        {
            rows.Column<int>(0).Add(i);
        }

        using var stream = new MemoryStream(Write(rows, [3, 1000]));
        ParquetReader reader = ParquetReader.Open(stream);
        Assert.Equal([TableFile.RowsPerGroup, 5], reader.RowGroups.Select(group => group.RowCount));
    }

    [Fact]
    public void Write_Table_IsReadBackWithMissingValues()
    {
        using var folder = new TestFolder();
        TableRows rows = TestFolder.Rows(1, 4)[ResultTables.Rounds];
        string path = folder["rounds.parquet"];
        FileDigest digest = TableFile.Write(path, rows);
        Assert.Equal(new FileInfo(path).Length, digest.Bytes);

        var read = new TableRows(rows.Schema);
        using FileStream stream = File.OpenRead(path);
        TableInput.Read(path, stream, rows.Schema, group => read.Append(group, 0, group.Count));
        Assert.Equal(rows.Column<int>(7).Values, read.Column<int>(7).Values);
        Assert.Equal(rows.Column<int>(7).IsPresent, read.Column<int>(7).IsPresent);
        Assert.Equal(rows.Column<string?>(3).Values.ToArray(), read.Column<string?>(3).Values.ToArray());
    }

    [Fact]
    public void AddMissing_RequiredColumn_IsRefused()
    {
        var rows = new TableRows(ResultTables.Schemas[ResultTables.Rounds]);
        Assert.Throws<InvalidOperationException>(rows.Column<int>(0).AddMissing);
    }

    [Fact]
    public void DurableFile_NotCommitted_LeavesWhatWasThere()
    {
        using var folder = new TestFolder();
        string path = folder["table"];
        DurableFile.Write(path, "before"u8);
        using (DurableFile file = DurableFile.Create(path))
        {
            file.Stream.Write("after"u8);
        }

        Assert.Equal("before", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    private static byte[] Write(TableRows rows, int[] pieces)
    {
        using var stream = new MemoryStream();
        var file = new TableFile(stream, rows.Schema);
        int start = 0;
        foreach (int piece in pieces.Append(rows.Count))
        {
            var some = new TableRows(rows.Schema);
            some.Append(rows, start, Math.Min(piece, rows.Count - start));
            file.Append(some);
            start += some.Count;
        }

        file.Finish();
        return stream.ToArray();
    }
}
