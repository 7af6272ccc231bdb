using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Reads numbers whose first bytes are stored together, then all second bytes, and so on.</summary>
internal sealed class ByteStreamSplitReader<T> : ValueReader<T>
    where T : unmanaged
{
    private readonly ArraySegment<byte> _bytes;
    private readonly PagePlace _place;
    private readonly int _count;
    private int _next;

    public ByteStreamSplitReader(ArraySegment<byte> bytes, PagePlace place)
    {
        (_bytes, _place) = (bytes, place);
        (_count, int rest) = Math.DivRem(bytes.Count, Unsafe.SizeOf<T>());
        if (rest != 0)
        {
            throw place.Error(
                $"the page's {bytes.Count:N0} bytes are not a multiple of {Unsafe.SizeOf<T>()}, a value's length"
            );
        }
    }

    public override void Read(Span<T> values)
    {
        if (values.Length > _count - _next)
        {
            throw _place.Error($"the page has {_count:N0} values and claims more");
        }

        Span<byte> target = MemoryMarshal.AsBytes(values);
        int size = Unsafe.SizeOf<T>();
        for (int part = 0; part < size; part++)
        {
            ReadOnlySpan<byte> stream = _bytes.AsSpan((part * _count) + _next, values.Length);
            for (int i = 0; i < stream.Length; i++)
            {
                target[(i * size) + part] = stream[i];
            }
        }

        _next += values.Length;
    }

    public override void RequireEnd()
    {
        if (_next != _count)
        {
            throw _place.Error($"{_count - _next:N0} values are left after those the page claims");
        }
    }
}
