using ExpressEntry.Sim.Parquet.Tests.Support;

namespace ExpressEntry.Sim.Parquet.Tests.CrossChecks;

/// <summary>What we write is what hyparquet reads, and what its writer writes (pages of the second version) is what we read.</summary>
[Trait("Needs", "node")]
public sealed class HyparquetTests(NodeTools node) : IClassFixture<NodeTools>
{
    [Theory]
    [InlineData(ParquetCodec.Uncompressed)]
    [InlineData(ParquetCodec.Gzip)]
    [InlineData(ParquetCodec.Brotli)]
    public void Read_FileOfOurs_HasEqualTypesAndValues(ParquetCodec codec)
    {
        SampleTable table = new(5000, seed: 3);
        string file = node.NewFile($"ours-{codec}.parquet");
        File.WriteAllBytes(file, table.Write(new() { Codec = codec, MaxRowsPerPage = 1000 }, rowsPerGroup: 2000));

        SampleTable.AssertSame(table.Dump(), node.Run("hyparquet.mjs", "read", file).Columns);
    }

    [Fact]
    public void Read_StatisticsOfOurs_AreTheSmallestAndLargestValues()
    {
        SampleTable table = new(5000, seed: 4);
        string file = node.NewFile("statistics.parquet");
        File.WriteAllBytes(file, table.Write(rowsPerGroup: 2000));

        NodeStatistics[] found = node.Run("hyparquet.mjs", "read", file).Statistics;

        Assert.Equal(3 * SampleTable.Schema.Columns.Length, found.Length);
        foreach (NodeStatistics chunk in found)
        {
            Range rows = (chunk.RowGroup * 2000)..Math.Min(5000, (chunk.RowGroup + 1) * 2000);
            ExpectedStatistics expected = ExpectedStatistics.Of(table, chunk.Column, rows);
            bool isTooLong =
                chunk.RowGroup == 0 && chunk.Column.StartsWith("text", StringComparison.Ordinal) && chunk.Max is null;
            expected = isTooLong ? expected with { Min = null, Max = null } : expected;
            Assert.Equal(
                (chunk.Column, expected),
                (chunk.Column, new ExpectedStatistics(chunk.Min, chunk.Max, chunk.Nulls))
            );
        }
    }

    [Theory]
    [InlineData("SNAPPY")]
    [InlineData("GZIP")]
    [InlineData("UNCOMPRESSED")]
    public void OfFile_FileOfHyparquetWriter_HasEqualTypesAndValues(string codec)
    {
        string file = node.NewFile("theirs.parquet");
        NodeReport meant = node.Run("hyparquet.mjs", "write", codec, file);

        using FileStream stream = File.OpenRead(file);
        SampleTable.AssertSame(meant.Columns, ColumnDump.OfFile(stream));
    }
}
