using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Reads booleans stored as bits, the lowest bit of a byte first.</summary>
internal sealed class BooleanReader(ArraySegment<byte> bytes, PagePlace place) : ValueReader<bool>
{
    private long _bit;

    public override void Read(Span<bool> values)
    {
        if (values.Length > (bytes.Count * 8L) - _bit)
        {
            throw place.Error($"the page's {bytes.Count:N0} bytes end before the values it claims");
        }

        for (int i = 0; i < values.Length; i++, _bit++)
        {
            values[i] = ((bytes[(int)(_bit >> 3)] >> (int)(_bit & 7)) & 1) != 0;
        }
    }
}
