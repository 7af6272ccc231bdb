using System.Buffers.Binary;
using System.Numerics;

namespace ExpressEntry.Sim.Engine.Replay;

/// <summary>Ids of profiles as UTF-8 bytes in a few large blocks: 2 to 5 bytes an id more than the id itself.</summary>
/// <remarks>
/// An id is found by a number of 32 bits that counts words of four bytes, so 16 GB of ids fit. Ten million strings would take
/// 10 million objects and twice the bytes.
/// </remarks>
internal sealed class IdStore
{
    /// <summary>The longest id, bytes.</summary>
    public const int MostBytes = ushort.MaxValue;

    private const int BlockBits = 24; // 16 MB
    private const int WordBits = 2;
    private const int LengthBytes = 2;
    private readonly List<byte[]> _blocks = [];
    private int _used = 1 << BlockBits; // of the last block; full, so that the first id makes one

    /// <summary>Keeps an id.</summary>
    /// <param name="id">UTF-8, at most <see cref="MostBytes"/> bytes.</param>
    /// <returns>Its place, for <see cref="At"/>.</returns>
    public uint Add(ReadOnlySpan<byte> id)
    {
        int length = (LengthBytes + id.Length + 3) & ~3;
        if (_used + length > 1 << BlockBits)
        {
            _blocks.Add(GC.AllocateUninitializedArray<byte>(1 << BlockBits));
            _used = 0;
        }

        Span<byte> place = _blocks[^1].AsSpan(_used, length);
        BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)id.Length);
        id.CopyTo(place[LengthBytes..]);
        uint found = (uint)((((long)(_blocks.Count - 1) << BlockBits) + _used) >> WordBits);
        _used += length;
        return found;
    }

    /// <summary>The id at a place.</summary>
    /// <param name="place">What <see cref="Add"/> returned.</param>
    /// <returns>UTF-8 bytes, owned by the store.</returns>
    public ReadOnlySpan<byte> At(uint place)
    {
        long position = (long)place << WordBits;
        ReadOnlySpan<byte> from = _blocks[(int)(position >> BlockBits)].AsSpan((int)(position & ((1 << BlockBits) - 1)));
        return from.Slice(LengthBytes, BinaryPrimitives.ReadUInt16LittleEndian(from));
    }

    /// <summary>64 bits that tell ids apart but for rare accidents, which callers must allow for.</summary>
    /// <param name="id">UTF-8 bytes.</param>
    /// <returns>The same for the same bytes.</returns>
    public static ulong Hash(ReadOnlySpan<byte> id)
    {
        const ulong odd = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)id.Length * odd;
        while (id.Length >= sizeof(ulong))
        {
            hash = BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(id)) * odd, 29);
            id = id[sizeof(ulong)..];
        }

        foreach (byte b in id)
        {
            hash = BitOperations.RotateLeft((hash ^ b) * odd, 29);
        }

        return (hash ^ (hash >> 32)) * odd;
    }
}
