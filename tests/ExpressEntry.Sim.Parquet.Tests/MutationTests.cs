using ExpressEntry.Sim.Parquet.Tests.Support;

namespace ExpressEntry.Sim.Parquet.Tests;

/// <summary>
/// Files with some bytes changed or cut off: each is read, or refused with a <see cref="ParquetFormatException"/>. Nothing
/// else is thrown, and memory stays in step with the file and the limits.
/// </summary>
public sealed class MutationTests
{
    private const int MaxPageBytes = 1 << 20;

    private static readonly ParquetReaderOptions Limits = new() { MaxPageBytes = MaxPageBytes, MaxRows = 100_000 };

    [Theory]
    [InlineData(ParquetCodec.Uncompressed, 3000)]
    [InlineData(ParquetCodec.Gzip, 1500)]
    [InlineData(ParquetCodec.Brotli, 1500)]
    public void ReadEverything_BytesChanged_ReadsOrRefuses(ParquetCodec codec, int mutations)
    {
        byte[] file = new SampleTable(60, seed: 8).Write(new() { Codec = codec, MaxRowsPerPage = 25 }, rowsPerGroup: 40);
        MutateAndRead(file, mutations, seed: 20 + (int)codec);
    }

    [Fact]
    public void ReadEverything_BytesChangedAndChecksumsGone_ReadsOrRefuses()
    {
        // Without checksums the changed bytes reach the decoders.
        byte[] page = new ForgedPage
        {
            Body = [8, 0, 0, 0, 0x80, 1, 0, 8, 1, 3, 0xAA, 1, 2, 4, 1, 7, 0x88, 0xC6, 0xFA, 3, 0x44, 0x12],
            ValueCount = 40,
            Encoding = 8,
        }.Build();
        byte[] delta = new ForgedPage
        {
            Body = [3, 0, 0, 0, 0x50, 1, 0, 0x80, 1, 4, 40, 2, 6, 3, 9, 0, 0, .. new byte[60]],
            ValueCount = 40,
            Encoding = 5,
        }.Build();
        MutateAndRead(
            ForgedFile.Optional(ForgedPage.Dictionary(3, 1, 4, 1, 5).Build(), page).Rows(40).Build(),
            4000,
            seed: 31
        );
        MutateAndRead(ForgedFile.Optional(delta).Rows(40).Build(), 4000, seed: 32);
    }

    [Fact]
    public void ReadEverything_CutOffAnywhere_IsRefused()
    {
        byte[] file = new SampleTable(12, seed: 9).Write();
        for (int length = 0; length < file.Length; length++)
        {
            Assert.Throws<ParquetFormatException>(() => ReadEverything(file[..length]));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xFF)]
    [InlineData(0x80)]
    public void ReadEverything_OneByteOfTheFooterReplaced_ReadsOrRefuses(byte value)
    {
        byte[] file = new SampleTable(5, seed: 10).Write();
        int footer = file.Length - 8 - BitConverter.ToInt32(file, file.Length - 8);
        for (int i = footer; i < file.Length; i++)
        {
            byte[] changed = [.. file];
            changed[i] = value;
            AssertReadsOrRefuses(changed);
        }
    }

    [Fact]
    public void ReadEverything_OneBitOfAPageFlipped_IsNoticedByTheChecksum()
    {
        byte[] file = new SampleTable(30, seed: 11).Write();
        string intact = ReadEverything(file);
        int footer = file.Length - 8 - BitConverter.ToInt32(file, file.Length - 8);
        for (int i = 4; i < footer; i++)
        {
            byte[] changed = [.. file];
            changed[i] ^= (byte)(1 << (i % 8));
            // A flip inside a header may name a field nobody reads; values never change unnoticed.
            Assert.Equal(intact, ReadOrRefuse(changed) ?? intact);
        }
    }

    private static void MutateAndRead(byte[] file, int mutations, int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < mutations; i++)
        {
            byte[] changed = [.. file];
            int bytes = 1 + (random.Next(3) * random.Next(4));
            for (int k = 0; k < bytes; k++)
            {
                // Half of them in the footer, where every byte means something.
                int from = random.Next(2) == 0 ? 0 : file.Length * 2 / 3;
                changed[random.Next(from, file.Length)] = (byte)random.Next(256);
            }

            AssertReadsOrRefuses(changed);
        }
    }

    private static void AssertReadsOrRefuses(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadOrRefuse(file);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Per open column two pages, a dictionary and a header window; the rest is the test's own texts.
        long most = (100L * file.Length) + (4L * MaxPageBytes) + 8_000_000;
        Assert.True(allocated < most, $"{allocated:N0} bytes were allocated for a file of {file.Length:N0}");
    }

    private static string? ReadOrRefuse(byte[] file)
    {
        try
        {
            return ReadEverything(file);
        }
        catch (ParquetFormatException e)
        {
            Assert.False(e.Message.Length > 600 || e.Message.Contains('\n'), e.Message);
            return null;
        }
    }

    /// <summary>Reads every column that can be; a column of another kind must say so.</summary>
    private static string ReadEverything(byte[] file)
    {
        ParquetReader reader = ParquetReader.Open(new MemoryStream(file), Limits);
        List<string> all = [];
        for (int column = 0; column < reader.Schema.Columns.Length; column++)
        {
            if (reader.Schema.Columns[column].Type == ParquetType.Unsupported)
            {
                Assert.NotNull(reader.Schema.Columns[column].Unsupported);
                continue;
            }

            all.Add(string.Join('|', ColumnDump.OfColumn(reader, column).Values));
        }

        return string.Join('\n', all);
    }
}
