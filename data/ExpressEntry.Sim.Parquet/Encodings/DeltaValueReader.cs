using System.Numerics;
using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Reads whole numbers of 32 or 64 bits stored as differences.</summary>
internal sealed class DeltaValueReader<T>(ArraySegment<byte> bytes, PagePlace place) : ValueReader<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly DeltaReader _reader = new(bytes, place);

    public override void Read(Span<T> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = T.CreateTruncating(_reader.Next());
        }
    }

    public override void RequireEnd()
    {
        if (_reader.Left != 0)
        {
            throw place.Error($"{_reader.Left:N0} differences are left after the values the page claims");
        }
    }
}
