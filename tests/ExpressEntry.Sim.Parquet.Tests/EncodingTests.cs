using System.Text;
using ExpressEntry.Sim.Parquet.Compression;
using ExpressEntry.Sim.Parquet.Encodings;
using ExpressEntry.Sim.Parquet.Pages;
using ExpressEntry.Sim.Parquet.Writing;

namespace ExpressEntry.Sim.Parquet.Tests;

/// <summary>The small parts the format is made of, against known answers and each other.</summary>
public sealed class EncodingTests
{
    private static readonly PagePlace Place = new("x", 0, 4);

    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xCBF43926u)] // the check value of this CRC
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Crc32_KnownTexts_HaveTheirKnownChecksums(string text, uint checksum) =>
        Assert.Equal(checksum, Crc32.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Pack_TheFormatsOwnExample_IsItsBytes()
    {
        // 0 to 7 in three bits each.
        byte[] packed = new byte[3];
        BitPacking.Pack([0, 1, 2, 3, 4, 5, 6, 7], 3, packed);
        Assert.Equal([0b10001000, 0b11000110, 0b11111010], packed);
    }

    [Fact]
    public void HybridReader_WhatHybridWriterWrote_IsReadAtEveryWidthAndLength()
    {
        Random random = new(11);
        for (int bitWidth = 0; bitWidth <= 32; bitWidth++)
        {
            for (int length = 0; length < 200; length += 1 + random.Next(9))
            {
                int[] values = MixRunsAndNoise(random, bitWidth, length);
                ByteBuffer bytes = new();
                HybridWriter.Write(values, bitWidth, bytes);

                int[] read = new int[length];
                HybridReader reader = new(bytes.Written.ToArray(), bitWidth, Place);
                int cut = length / 3;
                reader.Read(read.AsSpan(0, cut));
                reader.Read(read.AsSpan(cut));

                Assert.Equal(values, read);
            }
        }
    }

    [Fact]
    public void HybridWriter_LongRun_IsThreeBytes()
    {
        ByteBuffer bytes = new();
        int[] values = [.. Enumerable.Repeat(5, 1000)];
        HybridWriter.Write(values, 3, bytes);
        Assert.Equal([0xD0, 0x0F, 5], bytes.Written.ToArray());
    }

    [Fact]
    public void UnpackOne_EveryWidthAndFirstBit_IsWhatShiftingSays()
    {
        Random random = new(12);
        byte[] bytes = new byte[24];
        random.NextBytes(bytes);
        UInt128 low = new(BitConverter.ToUInt64(bytes, 8), BitConverter.ToUInt64(bytes, 0));
        for (int bitWidth = 1; bitWidth <= 64; bitWidth++)
        {
            for (int first = 0; first < 64; first++)
            {
                ulong expected = (ulong)((low >> first) & ((UInt128.One << bitWidth) - 1));
                Assert.Equal(expected, BitPacking.UnpackOne(bytes, first, bitWidth));
            }
        }
    }

    [Theory]
    [InlineData(new byte[] { 3, 8, 97, 98, 99 }, "abc")] // a literal
    [InlineData(new byte[] { 7, 4, 97, 98, 5, 2, 4, 99, 99 }, null)] // longer than it says
    [InlineData(new byte[] { 6, 4, 97, 98, 1, 2 }, "ababab")] // a copy that overlaps itself
    [InlineData(new byte[] { 8, 0, 97, 26, 1, 0 }, "aaaaaaaa")] // two bytes of offset
    [InlineData(new byte[] { 8, 0, 97, 27, 1, 0, 0, 0 }, "aaaaaaaa")] // four bytes of offset
    [InlineData(new byte[] { 3, 240, 2, 97, 98, 99 }, "abc")] // the literal's length in a byte of its own
    [InlineData(new byte[] { 6, 4, 97, 98, 1, 3 }, null)] // a copy from before the start
    [InlineData(new byte[] { 6, 4, 97, 98, 1, 0 }, null)] // a copy of nothing
    [InlineData(new byte[] { 9, 4, 97, 98, 1, 2 }, null)] // shorter than it says
    [InlineData(new byte[] { 3, 252, 255, 255, 255, 255 }, null)] // a literal of four billion bytes
    [InlineData(new byte[] { 3, 8, 97, 98 }, null)] // ends inside a literal
    [InlineData(new byte[] { 3, 9 }, null)] // ends inside a copy
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255 }, null)] // a length without end
    [InlineData(new byte[] { }, null)]
    public void TryDecompress_SnappyBlock_IsItsTextOrRefused(byte[] block, string? text)
    {
        byte[] room = new byte[block.Length > 0 ? block[0] : 1];
        bool isSound = SnappyDecoder.TryDecompress(block, room);
        Assert.Equal(text, isSound ? Encoding.ASCII.GetString(room) : null);
    }

    [Theory]
    [InlineData("", "a")]
    [InlineData("a", "b")]
    [InlineData("a", "aa")]
    [InlineData("z", "é")]
    [InlineData("\uFFFD", "𝒳")] // in UTF-16 the other way round
    [InlineData("\uE000", "😀")]
    [InlineData("𝒳", "😀")]
    public void Compare_TextsInOrder_IsTheOrderOfTheirUtf8(string smaller, string larger)
    {
        Assert.True(Encoding.UTF8.GetBytes(smaller).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(larger)) < 0);
        Assert.True(TextOrder.Compare(smaller, larger) < 0);
        Assert.True(TextOrder.Compare(larger, smaller) > 0);
        Assert.Equal(0, TextOrder.Compare(larger, larger));
    }

    private static int[] MixRunsAndNoise(Random random, int bitWidth, int length)
    {
        long most = (1L << bitWidth) - 1;
        List<int> values = [];
        while (values.Count < length)
        {
            int value = (int)(uint)random.NextInt64(most + 1);
            int run = random.Next(3) == 0 ? random.Next(1, 40) : 1;
            values.AddRange(Enumerable.Repeat(value, run));
        }

        return [.. values.Take(length)];
    }
}
