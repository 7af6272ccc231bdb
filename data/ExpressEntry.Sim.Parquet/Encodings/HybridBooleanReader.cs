using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Reads booleans stored as runs of one bit each.</summary>
internal sealed class HybridBooleanReader(ArraySegment<byte> bytes, PagePlace place) : ValueReader<bool>
{
    private const int Batch = 512;
    private readonly HybridReader _bits = new(bytes, 1, place);

    public override void Read(Span<bool> values)
    {
        Span<int> bits = stackalloc int[Batch];
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, Batch);
            _bits.Read(bits[..count]);
            for (int i = 0; i < count; i++)
            {
                values[i] = (bits[i] & 1) != 0;
            }

            values = values[count..];
        }
    }
}
