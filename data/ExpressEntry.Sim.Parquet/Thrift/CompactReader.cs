using System.Text;

namespace ExpressEntry.Sim.Parquet.Thrift;

/// <summary>
/// Reads Thrift's compact protocol from bytes that may be hostile. Nothing is allocated for a claimed length before that
/// many bytes are known to be there, and structures nest at most 16 deep.
/// </summary>
/// <remarks>Source: the Thrift compact protocol specification.</remarks>
internal ref struct CompactReader(ReadOnlySpan<byte> bytes, long fileOffset, string subject)
{
    /// <summary>Parquet's own structures nest nine deep; the rest is room for those to come.</summary>
    private const int MaxDepth = 16;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _depth;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    private readonly int Left => _bytes.Length - Position;

    /// <summary>Enters a structure; <see cref="NextField"/> leaves it at its end.</summary>
    public void EnterStruct()
    {
        if (++_depth > MaxDepth)
        {
            throw Error($"structures nest more than {MaxDepth} deep");
        }
    }

    /// <summary>Enters a structure that is the value of a field.</summary>
    public void EnterStruct(CompactType type)
    {
        Expect(type, CompactType.Struct);
        EnterStruct();
    }

    /// <summary>Moves to the next field of the structure entered last.</summary>
    /// <param name="id">The last field's number (0 before the first); becomes this field's number.</param>
    /// <param name="type">The field's wire type.</param>
    /// <returns>False at the end of the structure, which is then left.</returns>
    public bool NextField(ref int id, out CompactType type)
    {
        byte header = NextByte();
        type = (CompactType)(header & 0x0F);
        if (type == CompactType.Stop)
        {
            _depth--;
            return false;
        }

        int delta = header >> 4;
        id = delta > 0 ? id + delta : (int)ZigZag(3);
        return type <= CompactType.Struct && id is > 0 and <= short.MaxValue
            ? true
            : throw Error($"field {id} has the wire type {(int)type}; fields are 1 to 32,767 and types 1 to 12");
    }

    public readonly bool Boolean(CompactType type) =>
        type is CompactType.True or CompactType.False
            ? type == CompactType.True
            : throw Error($"a value has the wire type {type}; expected a boolean");

    public byte Byte(CompactType type)
    {
        Expect(type, CompactType.Byte);
        return NextByte();
    }

    public int Int32(CompactType type)
    {
        Expect(type, CompactType.I32);
        return (int)ZigZag(5);
    }

    public long Int64(CompactType type)
    {
        Expect(type, CompactType.I64);
        return ZigZag(10);
    }

    public string Text(CompactType type)
    {
        Expect(type, CompactType.Binary);
        ReadOnlySpan<byte> utf8 = NextBinary();
        try
        {
            return StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw Error("a name is not valid UTF-8");
        }
    }

    /// <summary>Enters a list: its elements follow, each at least one byte long.</summary>
    /// <returns>The number of elements; at most the number of bytes left.</returns>
    public int EnterList(CompactType type, CompactType elementType)
    {
        Expect(type, CompactType.List);
        (CompactType found, int count) = NextListHeader();
        if (count > 0)
        {
            Expect(found, elementType);
        }

        return count;
    }

    /// <summary>Passes over a value nobody needs.</summary>
    public void Skip(CompactType type)
    {
        switch (type)
        {
            case CompactType.True:
            case CompactType.False:
                break;
            case CompactType.Byte:
                NextByte();
                break;
            case CompactType.I16:
            case CompactType.I32:
            case CompactType.I64:
                ZigZag(10);
                break;
            case CompactType.Double:
                Take(sizeof(double));
                break;
            case CompactType.Binary:
                NextBinary();
                break;
            case CompactType.List:
            case CompactType.Set:
                SkipList();
                break;
            case CompactType.Map:
                SkipMap();
                break;
            case CompactType.Struct:
                SkipStruct();
                break;
            default:
                throw Error($"wire type {(int)type} does not exist");
        }
    }

    /// <summary>Makes the exception for something wrong at the current byte.</summary>
    public readonly ParquetFormatException Error(string what) => new($"{subject}, byte {fileOffset + Position:N0}: {what}.");

    private void SkipStruct()
    {
        EnterStruct();
        int id = 0;
        while (NextField(ref id, out CompactType type))
        {
            Skip(type);
        }
    }

    private void SkipList()
    {
        (CompactType elementType, int count) = NextListHeader();
        EnterStruct(); // a list of lists nests like a structure
        for (int i = 0; i < count; i++)
        {
            SkipElement(elementType);
        }

        _depth--;
    }

    private void SkipMap()
    {
        int count = NextCount();
        if (count == 0)
        {
            return;
        }

        byte types = NextByte();
        EnterStruct();
        for (int i = 0; i < count; i++)
        {
            SkipElement((CompactType)(types >> 4));
            SkipElement((CompactType)(types & 0x0F));
        }

        _depth--;
    }

    /// <summary>Inside a list or map a boolean takes a byte of its own.</summary>
    private void SkipElement(CompactType type) =>
        Skip(type is CompactType.True or CompactType.False ? CompactType.Byte : type);

    private (CompactType ElementType, int Count) NextListHeader()
    {
        byte header = NextByte();
        int count = header >> 4;
        return ((CompactType)(header & 0x0F), CheckCount(count == 15 ? NextVarint(5) : (ulong)count));
    }

    private ReadOnlySpan<byte> NextBinary() => Take(NextCount());

    private int NextCount() => CheckCount(NextVarint(5));

    private readonly int CheckCount(ulong count) => count <= (ulong)Left ? (int)count : throw EndOfBytes((long)count);

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > Left)
        {
            throw EndOfBytes(length);
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(Position, length);
        Position += length;
        return taken;
    }

    private byte NextByte() => Position < _bytes.Length ? _bytes[Position++] : throw EndOfBytes(1);

    private long ZigZag(int maxBytes)
    {
        ulong raw = NextVarint(maxBytes);
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    private ulong NextVarint(int maxBytes)
    {
        ulong value = 0;
        for (int i = 0; i < maxBytes; i++)
        {
            byte next = NextByte();
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Error($"a number takes more than {maxBytes} bytes");
    }

    private readonly void Expect(CompactType found, CompactType expected)
    {
        if (found != expected)
        {
            throw Error($"a value has the wire type {found}; expected {expected}");
        }
    }

    private readonly ParquetFormatException EndOfBytes(long wanted) =>
        new($"{subject}, byte {fileOffset + Position:N0}: {wanted:N0} more bytes are claimed, {Left:N0} are left.")
        {
            IsEndOfBytes = true,
        };
}
