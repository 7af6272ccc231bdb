using System.Text;
using ExpressEntry.Sim.Parquet.Writing;

namespace ExpressEntry.Sim.Parquet.Thrift;

/// <summary>Writes Thrift's compact protocol. Fields of a structure go in ascending order of their numbers.</summary>
/// <remarks>Source: the Thrift compact protocol specification.</remarks>
internal sealed class CompactWriter(ByteBuffer output)
{
    private readonly Stack<int> _outerIds = new();
    private int _lastId;

    public void BeginStruct()
    {
        _outerIds.Push(_lastId);
        _lastId = 0;
    }

    public void BeginStruct(int id)
    {
        Field(id, CompactType.Struct);
        BeginStruct();
    }

    public void EndStruct()
    {
        output.Add((byte)CompactType.Stop);
        _lastId = _outerIds.Pop();
    }

    /// <summary>Writes a field that is a structure without fields: the format's way of naming a choice.</summary>
    public void EmptyStruct(int id)
    {
        BeginStruct(id);
        EndStruct();
    }

    public void Boolean(int id, bool value) => Field(id, value ? CompactType.True : CompactType.False);

    public void Int16(int id, short value)
    {
        Field(id, CompactType.I16);
        output.AddVarint(ZigZag(value));
    }

    public void Int32(int id, int value)
    {
        Field(id, CompactType.I32);
        output.AddVarint(ZigZag(value));
    }

    public void Int64(int id, long value)
    {
        Field(id, CompactType.I64);
        output.AddVarint(ZigZag(value));
    }

    public void Binary(int id, ReadOnlySpan<byte> value)
    {
        Field(id, CompactType.Binary);
        BinaryElement(value);
    }

    public void Text(int id, string value) => Binary(id, Encoding.UTF8.GetBytes(value));

    public void BeginList(int id, CompactType elementType, int count)
    {
        Field(id, CompactType.List);
        if (count < 15)
        {
            output.Add((byte)((count << 4) | (int)elementType));
            return;
        }

        output.Add((byte)(0xF0 | (int)elementType));
        output.AddVarint((uint)count);
    }

    public void Int32Element(int value) => output.AddVarint(ZigZag(value));

    public void TextElement(string value) => BinaryElement(Encoding.UTF8.GetBytes(value));

    private static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    private void BinaryElement(ReadOnlySpan<byte> value)
    {
        output.AddVarint((uint)value.Length);
        output.Add(value);
    }

    private void Field(int id, CompactType type)
    {
        int delta = id - _lastId;
        if (delta is > 0 and <= 15)
        {
            output.Add((byte)((delta << 4) | (int)type));
        }
        else
        {
            output.Add((byte)type);
            output.AddVarint(ZigZag(id));
        }

        _lastId = id;
    }
}
