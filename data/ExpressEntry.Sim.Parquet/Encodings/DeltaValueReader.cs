using System.Numerics;
using System.Runtime.CompilerServices;
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
            long value = _reader.Next();
            values[i] =
                Unsafe.SizeOf<T>() == sizeof(int) ? Unsafe.BitCast<int, T>((int)value) : Unsafe.BitCast<long, T>(value);
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
