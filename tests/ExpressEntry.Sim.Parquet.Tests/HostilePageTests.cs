using System.IO.Compression;
using ExpressEntry.Sim.Parquet.Tests.Support;

namespace ExpressEntry.Sim.Parquet.Tests;

/// <summary>Pages that lie: each is refused with the column, the row group and the page's byte.</summary>
public sealed class HostilePageTests
{
    private const int Gzip = 2;
    private const int Snappy = 1;
    private const int Brotli = 4;

    [Theory]
    [InlineData(3, "LZO")]
    [InlineData(5, "LZ4")]
    [InlineData(6, "ZSTD")]
    [InlineData(7, "LZ4_RAW")]
    [InlineData(99, "number 99")]
    public void OpenColumn_OtherCodec_SaysItsName(int codec, string name) =>
        AssertRefused(new() { Codec = codec }, $"Column 'x', row group 0: compressed with {name}; UNCOMPRESSED, SNAPPY");

    [Theory]
    [InlineData(4, "BIT_PACKED")]
    [InlineData(7, "DELTA_BYTE_ARRAY")]
    [InlineData(6, "DELTA_LENGTH_BYTE_ARRAY")]
    [InlineData(77, "number 77")]
    public void Read_OtherEncoding_SaysItsName(int encoding, string name) =>
        AssertPageRefused(new() { Body = new byte[4], Encoding = encoding }, $"values are encoded as {name}");

    [Fact]
    public void Read_TooFewBytesForTheValues_IsRefused() =>
        AssertRefused(
            ForgedFile.With([new ForgedPage { Body = new byte[8], ValueCount = 3 }.Build()]).Rows(3),
            "page at byte 4: the page's 8 bytes end before the values it claims"
        );

    [Fact]
    public void Read_BytesAfterTheValues_IsRefused() =>
        AssertPageRefused(new() { Body = new byte[8] }, "4 bytes are left after the values the page claims");

    [Fact]
    public void Read_MoreValuesThanRows_IsRefused() =>
        AssertPageRefused(ForgedPage.Int32(1, 2), "the page claims 2 values; the column has 1 rows left");

    [Fact]
    public void Read_PagesThatEndEarly_SaysHowManyRowsAreMissing() =>
        AssertRefused(new ForgedFile().Rows(3), "the column's pages end 2 rows early");

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Read_NegativeValueCount_IsRefused(int count) =>
        AssertPageRefused(new() { Body = new byte[4], ValueCount = count }, $"claims {count:N0} values");

    [Theory]
    [InlineData(5, null)]
    [InlineData(int.MaxValue, null)]
    [InlineData(-1, null)]
    [InlineData(null, 3)]
    [InlineData(null, int.MaxValue)]
    [InlineData(null, -7)]
    public void Read_PageLengthsThatDisagree_AreRefused(int? uncompressed, int? compressed) =>
        AssertPageRefused(
            new()
            {
                Body = new byte[4],
                UncompressedLength = uncompressed,
                CompressedLength = compressed,
            },
            "the page claims"
        );

    [Fact]
    public void Read_PageBeyondTheLimit_SaysTheLimit()
    {
        ParquetFormatException e = Assert.Throws<ParquetFormatException>(() =>
            new ForgedFile().ReadAll(new ParquetReaderOptions { MaxPageBytes = 3 })
        );
        Assert.EndsWith("pages have up to 3.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ChecksumThatMatches_IsRead() =>
        Assert.Equal("5", ForgedFile.With([ForgedPage.Int32(5).WithRightCrc().Build()]).ReadAll());

    [Fact]
    public void Read_ChecksumThatDoesNotMatch_SaysTheFileIsDamaged()
    {
        ForgedPage page = ForgedPage.Int32(5).WithRightCrc();
        page.Body[0]++;
        AssertPageRefused(page, "the page's checksum does not match its bytes: the file is damaged");
    }

    [Theory]
    [InlineData(1, 0, 1, 0)]
    [InlineData(0, 3, 1, 0)]
    [InlineData(-1, 0, 1, 0)]
    [InlineData(9, 0, 1, 0)]
    [InlineData(0, 0, 2, 0)]
    [InlineData(0, 0, 1, 2)]
    [InlineData(0, 0, 1, -1)]
    public void Read_SecondVersionThatLies_IsRefused(int levels, int repetitions, int rows, int nulls) =>
        AssertPageRefused(
            new()
            {
                Type = 3,
                Body = new byte[4],
                LevelsLength = levels,
                RepetitionLevelsLength = repetitions,
                RowCount = rows,
                NullCount = nulls,
            },
            "page at byte 4: "
        );

    [Fact]
    public void Read_SecondVersionWithAWrongNullCount_IsRefused() =>
        AssertRefused(
            ForgedFile.Optional(
                new ForgedPage
                {
                    Type = 3,
                    Body = [2, 0],
                    LevelsLength = 2,
                    NullCount = 0,
                }.Build()
            ),
            "the page claims 0 missing values and has 1"
        );

    [Theory]
    [InlineData(Gzip)]
    [InlineData(Brotli)]
    public void Read_DecompressionBomb_IsRefusedWithoutTheMemoryItClaims(int codec)
    {
        byte[] bomb = Compress(codec, new byte[64 << 20]);
        byte[] page = new ForgedPage
        {
            Body = bomb,
            UncompressedLength = 4096,
            ValueCount = 1024,
        }.Build();
        ForgedFile file = ForgedFile.With([page]).Rows(1024);
        file.Codec = codec;
        byte[] bytes = file.Build();

        long before = GC.GetAllocatedBytesForCurrentThread();
        ParquetFormatException e = Assert.Throws<ParquetFormatException>(() => ForgedFile.ReadAll(bytes));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Contains("to the 4,096 the page claims", e.Message, StringComparison.Ordinal);
        Assert.True(allocated < 2_000_000, $"{allocated:N0} bytes were allocated");
    }

    [Theory]
    [InlineData(Gzip)]
    [InlineData(Brotli)]
    [InlineData(Snappy)]
    public void Read_SmallPageThatClaimsAHundredMegabytes_TakesNoRoomForThem(int codec)
    {
        byte[] little = codec == Snappy ? [4, 12, 1, 0, 0, 0] : Compress(codec, new byte[4]);
        byte[] page = new ForgedPage { Body = little, UncompressedLength = 100 << 20 }.Build();
        ForgedFile file = ForgedFile.With([page]);
        file.Codec = codec;
        byte[] bytes = file.Build();

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<ParquetFormatException>(() => ForgedFile.ReadAll(bytes));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated < 2_000_000, $"{allocated:N0} bytes were allocated");
    }

    [Fact]
    public void Read_UnknownPageType_IsRefused() =>
        AssertPageRefused(new() { Type = 9, Body = new byte[4] }, "the page of type 9 claims -1 values");

    private static void AssertPageRefused(ForgedPage page, string message) =>
        AssertRefused(ForgedFile.With([page.Build()]), "Column 'x', row group 0, page at byte 4: ", message);

    private static void AssertRefused(ForgedFile file, params string[] messages) =>
        HostileFooterTests.AssertRefused(file, messages);

    private static byte[] Compress(int codec, byte[] bytes)
    {
        using MemoryStream stream = new();
        using (
            Stream compressor =
                codec == Gzip
                    ? new GZipStream(stream, CompressionLevel.SmallestSize, leaveOpen: true)
                    : new BrotliStream(stream, CompressionLevel.Fastest, leaveOpen: true)
        )
        {
            compressor.Write(bytes);
        }

        return stream.ToArray();
    }
}
