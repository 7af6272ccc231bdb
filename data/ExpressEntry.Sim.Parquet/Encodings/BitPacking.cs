using System.Buffers.Binary;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Values of 0 to 64 bits packed without gaps, the lowest bit first.</summary>
internal static class BitPacking
{
    /// <summary>Bits needed for the values 0 to some highest.</summary>
    public static int WidthOf(int highest) => 32 - int.LeadingZeroCount(highest);

    /// <summary>Unpacks values of 0 to 32 bits.</summary>
    /// <param name="bytes">The packed bytes; at least those the values asked for lie in.</param>
    /// <param name="firstBit">The first value's first bit.</param>
    /// <param name="bitWidth">Bits of a value, 0 to 32.</param>
    /// <param name="values">Written, all of it.</param>
    public static void Unpack(ReadOnlySpan<byte> bytes, long firstBit, int bitWidth, Span<int> values)
    {
        ulong mask = (1UL << bitWidth) - 1;
        long bit = firstBit;
        for (int i = 0; i < values.Length; i++)
        {
            // Eight bytes hold a value of 32 bits whichever bit of the first it starts at.
            values[i] = (int)((LoadEight(bytes, (int)(bit >> 3)) >> (int)(bit & 7)) & mask);
            bit += bitWidth;
        }
    }

    /// <summary>Unpacks one value of 0 to 64 bits, which may lie in nine bytes.</summary>
    public static ulong UnpackOne(ReadOnlySpan<byte> bytes, long firstBit, int bitWidth)
    {
        int first = (int)(firstBit >> 3);
        int shift = (int)(firstBit & 7);
        ulong value = LoadEight(bytes, first) >> shift;
        if (shift + bitWidth > 64)
        {
            value |= (ulong)bytes[first + 8] << (64 - shift);
        }

        return bitWidth == 64 ? value : value & ((1UL << bitWidth) - 1);
    }

    /// <summary>Packs groups of eight values; the last group is filled up with zeros.</summary>
    /// <param name="values">Any number of values below 2 to the power of the width.</param>
    /// <param name="bitWidth">Bits of a value, 0 to 32.</param>
    /// <param name="bytes">Written: the width's number of bytes for each group.</param>
    public static void Pack(ReadOnlySpan<int> values, int bitWidth, Span<byte> bytes)
    {
        bytes.Clear();
        ulong pending = 0;
        int pendingBits = 0;
        int written = 0;
        foreach (int value in values)
        {
            pending |= (ulong)(uint)value << pendingBits;
            pendingBits += bitWidth;
            while (pendingBits >= 8)
            {
                bytes[written++] = (byte)pending;
                pending >>= 8;
                pendingBits -= 8;
            }
        }

        if (pendingBits > 0)
        {
            bytes[written] = (byte)pending;
        }
    }

    /// <summary>Loads eight bytes, with zeros for those past the end.</summary>
    private static ulong LoadEight(ReadOnlySpan<byte> bytes, int first)
    {
        if (bytes.Length - first >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(bytes[first..]);
        }

        ulong value = 0;
        for (int i = bytes.Length - 1; i >= first; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }
}
