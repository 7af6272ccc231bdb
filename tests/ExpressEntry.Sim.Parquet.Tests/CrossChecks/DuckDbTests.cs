using ExpressEntry.Sim.Parquet.Tests.Support;

namespace ExpressEntry.Sim.Parquet.Tests.CrossChecks;

/// <summary>What we write is what DuckDB reads, and what DuckDB writes is what we read.</summary>
[Trait("Needs", "node")]
public sealed class DuckDbTests(NodeTools node) : IClassFixture<NodeTools>
{
    /// <summary>Every type, few and many distinct values, missing values, edge values, and texts of every length.</summary>
    private const string Query = """
        SELECT x % 3 = 0 AS bool, CASE WHEN x % 5 > 1 THEN x % 2 = 0 END AS bool_null,
          (x * 7919 - 20000000)::INTEGER AS int, CASE WHEN x % 7 <> 3 THEN x % 60 END::INTEGER AS int_few_null,
          x * 1000000007 AS long, CASE WHEN x % 3 <> 0 THEN -x END::BIGINT AS long_null,
          sqrt(x) AS double, CASE WHEN x % 4 <> 0 THEN (x % 9) / 8.0 END::DOUBLE AS double_few_null,
          TIMESTAMPTZ '2024-01-01 00:00:00Z' + to_microseconds(x * 86400000001) AS at,
          CASE WHEN x % 10 <> 0 THEN 'é' || x || '𝒳' END AS text_null,
          CASE x % 4 WHEN 0 THEN '' WHEN 1 THEN 'cec' WHEN 2 THEN repeat('long', 500) END AS text_few_null,
          NULL::INTEGER AS nothing,
          CASE WHEN x > 6000 THEN 'late' END AS text_late
        FROM range({0}) t(x)
        """;

    [Theory]
    [InlineData(ParquetCodec.Uncompressed)]
    [InlineData(ParquetCodec.Gzip)]
    [InlineData(ParquetCodec.Brotli)]
    public void Read_FileOfOurs_HasEqualTypesAndValues(ParquetCodec codec)
    {
        SampleTable table = new(5000, seed: 1);
        string file = node.NewFile($"ours-{codec}.parquet");
        File.WriteAllBytes(file, table.Write(new() { Codec = codec, MaxRowsPerPage = 1000 }, rowsPerGroup: 2000));

        NodeReport report = node.Run("duckdb.mjs", "read", file);

        SampleTable.AssertSame(table.Dump(), report.Columns);
        Assert.All(report.Statistics, chunk => Assert.Equal(codec.ToString(), chunk.Codec, ignoreCase: true));
        Assert.Equal(3 * SampleTable.Schema.Columns.Length, report.Statistics.Length);
    }

    [Fact]
    public void Read_StatisticsOfOurs_AreTheSmallestAndLargestValues()
    {
        SampleTable table = new(5000, seed: 2);
        string file = node.NewFile("statistics.parquet");
        File.WriteAllBytes(file, table.Write(rowsPerGroup: 2000));

        NodeStatistics[] found = node.Run("duckdb.mjs", "read", file).Statistics;

        // Doubles and instants are printed in a way of DuckDB's own; HyparquetTests compares those.
        foreach (string column in (string[])["bool", "int", "int_few", "int_null", "long", "long_null", "text_few_null"])
        {
            for (int group = 0; group < 3; group++)
            {
                NodeStatistics chunk = found.Single(s => s.Column == column && s.RowGroup == group);
                ExpectedStatistics expected = ExpectedStatistics.Of(
                    table,
                    column,
                    (group * 2000)..Math.Min(5000, (group + 1) * 2000)
                );
                Assert.Equal((column, expected), (column, new ExpectedStatistics(chunk.Min, chunk.Max, chunk.Nulls)));
            }
        }
    }

    [Theory]
    [InlineData("COMPRESSION snappy, PARQUET_VERSION v1")]
    [InlineData("COMPRESSION gzip, PARQUET_VERSION v1")]
    [InlineData("COMPRESSION brotli, PARQUET_VERSION v1")]
    [InlineData("COMPRESSION uncompressed, PARQUET_VERSION v1")]
    [InlineData("COMPRESSION snappy, PARQUET_VERSION v2")]
    [InlineData("COMPRESSION gzip, PARQUET_VERSION v2")]
    [InlineData("COMPRESSION snappy, PARQUET_VERSION v1, ROW_GROUP_SIZE 2048")]
    [InlineData("COMPRESSION snappy, PARQUET_VERSION v2, ROW_GROUP_SIZE 2048")]
    [InlineData("COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 1")]
    public void OfFile_FileOfDuckDb_HasEqualTypesAndValues(string options) => CompareFileOfDuckDb(options, rows: 7000);

    [Theory]
    [Trait("Length", "long")]
    [InlineData("COMPRESSION snappy, PARQUET_VERSION v1")]
    [InlineData("COMPRESSION gzip, PARQUET_VERSION v2")]
    public void OfFile_LargeFileOfDuckDb_HasEqualTypesAndValues(string options) =>
        CompareFileOfDuckDb(options, rows: 260_000); // three row groups of DuckDB's usual length

    private void CompareFileOfDuckDb(string options, int rows)
    {
        string query = Query.Replace("{0}", ColumnDump.Text(rows), StringComparison.Ordinal);
        string file = node.NewFile("theirs.parquet");
        NodeReport meant = node.Run("duckdb.mjs", "write", query, options, file);

        using FileStream stream = File.OpenRead(file);
        SampleTable.AssertSame(meant.Columns, ColumnDump.OfFile(stream));
    }
}
