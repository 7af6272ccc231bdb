using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>Bytes that grow as they are added to and keep their room when cleared.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Add(byte value)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> values)
    {
        values.CopyTo(Reserve(values.Length));
        Length += values.Length;
    }

    /// <summary>Adds values as the machine holds them: little-endian, checked when a writer is created.</summary>
    public void AddRaw<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Add(MemoryMarshal.AsBytes(values));

    public void AddInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), value);
        Length += sizeof(int);
    }

    /// <summary>Adds an unsigned number, seven bits a byte, the lowest first.</summary>
    public void AddVarint(ulong value)
    {
        while (value >= 0x80)
        {
            Add((byte)(value | 0x80));
            value >>= 7;
        }

        Add((byte)value);
    }

    /// <summary>Gives room for bytes to write in place; <see cref="Advance"/> then counts those that were.</summary>
    public Span<byte> Reserve(int length)
    {
        if (length > _bytes.Length - Length)
        {
            Grow(length);
        }

        return _bytes.AsSpan(Length, length);
    }

    public void Advance(int length) => Length += length;

    /// <summary>Overwrites four bytes already added.</summary>
    public void SetInt32(int position, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(position, sizeof(int)), value);

    private void Grow(int more) => Array.Resize(ref _bytes, checked((int)Math.Max(_bytes.Length * 2L, Length + (long)more)));
}
