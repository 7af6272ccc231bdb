using ExpressEntry.Sim.Parquet.Encodings;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>Booleans as bits, the lowest bit of a byte first.</summary>
internal readonly ref struct PlainBooleans(ReadOnlySpan<bool> present) : IPageValues
{
    private readonly ReadOnlySpan<bool> _present = present;

    public int Encoding => PageEncoding.Plain;

    public int CountFitting(int first, int count) => count;

    public void AddTo(ByteBuffer body, int first, int count)
    {
        Span<byte> bits = body.Reserve((count + 7) / 8);
        bits.Clear();
        for (int i = 0; i < count; i++)
        {
            bits[i >> 3] |= (byte)(_present[first + i] ? 1 << (i & 7) : 0);
        }

        body.Advance(bits.Length);
    }
}
