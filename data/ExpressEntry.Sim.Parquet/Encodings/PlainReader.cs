using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Reads numbers stored one after the other as the machine holds them (little-endian, checked on opening).</summary>
internal sealed class PlainReader<T>(ArraySegment<byte> bytes, PagePlace place) : ValueReader<T>
    where T : unmanaged
{
    private int _position;

    public override void Read(Span<T> values)
    {
        long length = (long)values.Length * Unsafe.SizeOf<T>();
        if (length > bytes.Count - _position)
        {
            throw place.Error($"the page's {bytes.Count:N0} bytes end before the values it claims");
        }

        bytes.AsSpan(_position, (int)length).CopyTo(MemoryMarshal.AsBytes(values));
        _position += (int)length;
    }

    public override void RequireEnd()
    {
        if (_position != bytes.Count)
        {
            throw place.Error($"{bytes.Count - _position:N0} bytes are left after the values the page claims");
        }
    }
}
