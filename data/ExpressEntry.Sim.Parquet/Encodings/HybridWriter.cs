using ExpressEntry.Sim.Parquet.Writing;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Writes numbers as runs of two kinds, whichever is shorter: one value many times, or packed groups of eight.</summary>
/// <remarks>Source: the format's "run length encoding / bit-packing hybrid".</remarks>
internal static class HybridWriter
{
    /// <summary>A shorter run costs more to start than packing it does.</summary>
    private const int ShortestRun = 8;

    /// <summary>Inside packed groups a run must be longer, as it also costs a new header afterwards.</summary>
    private const int WorthInterrupting = 16;

    /// <summary>Adds the values, each below 2 to the power of the width (0 to 32).</summary>
    public static void Write(ReadOnlySpan<int> values, int bitWidth, ByteBuffer output)
    {
        while (!values.IsEmpty)
        {
            int run = RunLength(values, values.Length);
            if (run >= ShortestRun)
            {
                WriteRun(values[0], run, bitWidth, output);
                values = values[run..];
                continue;
            }

            // Groups are whole, so a packed stretch is left only at a multiple of eight.
            int packed = 0;
            do
            {
                packed = Math.Min(packed + 8, values.Length);
            } while (packed < values.Length && RunLength(values[packed..], WorthInterrupting) < WorthInterrupting);

            WritePacked(values[..packed], bitWidth, output);
            values = values[packed..];
        }
    }

    private static int RunLength(ReadOnlySpan<int> values, int most)
    {
        ReadOnlySpan<int> looked = values[..Math.Min(most, values.Length)];
        int end = looked.IndexOfAnyExcept(values[0]);
        return end < 0 ? looked.Length : end;
    }

    private static void WriteRun(int value, int count, int bitWidth, ByteBuffer output)
    {
        output.AddVarint((ulong)count << 1);
        for (int bits = 0; bits < bitWidth; bits += 8)
        {
            output.Add((byte)(value >> bits));
        }
    }

    private static void WritePacked(ReadOnlySpan<int> values, int bitWidth, ByteBuffer output)
    {
        int groups = (values.Length + 7) / 8;
        output.AddVarint(((ulong)groups << 1) | 1);
        int length = groups * bitWidth;
        BitPacking.Pack(values, bitWidth, output.Reserve(length));
        output.Advance(length);
    }
}
