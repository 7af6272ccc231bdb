namespace ExpressEntry.Sim.Parquet.Tests;

/// <summary>Columns are streamed by row group: memory depends on a row group's length, not on how many there are.</summary>
public sealed class StreamingTests
{
    private const int RowsPerGroup = 1 << 17;

    private static readonly ParquetSchema Schema = new(
        new("replication", ParquetType.Int32),
        new("at", ParquetType.TimestampMicroseconds),
        new("type", ParquetType.String),
        new("cutoff", ParquetType.Int32, IsOptional: true),
        new("share", ParquetType.Double)
    );

    private static readonly string[] Types = ["all", "cec", "pnp", "french"];

    [Fact]
    public void WriteAndRead_TwoMillionRows_AllocateLittle() => WriteAndRead(2_000_000, mostMegabytes: 24);

    // Run alone under /usr/bin/time -v, this also shows the peak of the whole process.
    [Fact]
    [Trait("Length", "long")]
    public void WriteAndRead_AHundredMillionRows_AllocateLittle() => WriteAndRead(100_000_000, mostMegabytes: 60);

    /// <summary>Counts every byte ever allocated, which bounds the bytes held at once and repeats exactly.</summary>
    private static void WriteAndRead(int rows, int mostMegabytes)
    {
        using FileStream file = new(
            Path.GetTempFileName(),
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
            }
        );
        long before = GC.GetAllocatedBytesForCurrentThread();
        (long replications, long cutoffs) = Write(file, rows);
        (long, long, int) read = Read(file);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((replications, cutoffs, rows), read);
        Assert.True(allocated < mostMegabytes * 1_000_000L, $"{allocated:N0} bytes were allocated");
    }

    private static (long Replications, long Cutoffs) Write(Stream stream, int rows)
    {
        int[] replication = new int[RowsPerGroup];
        long[] at = new long[RowsPerGroup];
        string[] type = new string[RowsPerGroup];
        int[] cutoff = new int[RowsPerGroup];
        bool[] hasCutoff = new bool[RowsPerGroup];
        double[] share = new double[RowsPerGroup];
        (long replications, long cutoffs) = (0, 0);
        ParquetWriter writer = ParquetWriter.Create(stream, Schema);
        for (int first = 0; first < rows; first += RowsPerGroup)
        {
            int count = Math.Min(RowsPerGroup, rows - first);
            for (int i = 0; i < count; i++)
            {
                int row = first + i;
                replication[i] = row / 60;
                at[i] = 1_735_689_600_000_000 + (row % 60 * 518_400_000_000);
                type[i] = Types[row % 4];
                hasCutoff[i] = row % 50 != 0;
                cutoff[i] = 400 + (int)((uint)row * 2_654_435_761 >> 25);
                share[i] = (row % 1_000_003) / 7.0;
                replications += replication[i];
                cutoffs += hasCutoff[i] ? cutoff[i] : 0;
            }

            ParquetRowGroupWriter group = writer.StartRowGroup(count);
            group.Write(replication.AsSpan(0, count));
            group.Write(at.AsSpan(0, count));
            group.Write((ReadOnlySpan<string?>)type.AsSpan(0, count)!);
            group.Write(cutoff.AsSpan(0, count), hasCutoff.AsSpan(0, count));
            group.Write(share.AsSpan(0, count));
        }

        writer.Finish();
        return (replications, cutoffs);
    }

    private static (long Replications, long Cutoffs, int Rows) Read(Stream stream)
    {
        ParquetReader reader = ParquetReader.Open(stream);
        int[] numbers = new int[4096];
        bool[] isPresent = new bool[4096];
        string?[] texts = new string?[4096];
        double[] shares = new double[4096];
        (long replications, long cutoffs, int rows) = (0, 0, 0);
        for (int group = 0; group < reader.RowGroups.Length; group++)
        {
            replications += Sum(reader.OpenColumn<int>(group, 0), numbers, isPresent);
            cutoffs += Sum(reader.OpenColumn<int>(group, 3), numbers, isPresent);
            ParquetColumnReader<string?> types = reader.OpenColumn<string?>(group, 2);
            ParquetColumnReader<double> share = reader.OpenColumn<double>(group, 4);
            for (int read; (read = share.Read(shares)) > 0; rows += read)
            {
                Assert.Equal(read, types.Read(texts));
                Assert.Equal((Types[rows % 4], rows % 1_000_003 / 7.0), (texts[0], shares[0]));
            }
        }

        return (replications, cutoffs, rows);
    }

    private static long Sum(ParquetColumnReader<int> column, int[] values, bool[] isPresent)
    {
        long sum = 0;
        for (int read; (read = column.Read(values, isPresent)) > 0; )
        {
            for (int i = 0; i < read; i++)
            {
                sum += values[i]; // a missing value is 0
            }
        }

        return sum;
    }
}
