using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Parquet.Encodings;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>
/// Encodes texts as UTF-8 and gives each distinct one a place in the order of first appearance, up to a limit.
/// </summary>
internal sealed class TextDictionary
{
    private const int MaxEntries = 1 << 16;
    private const int MaxBytes = 1 << 20;
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>The distinct texts, plainly encoded.</summary>
    public ByteBuffer Plain { get; } = new();

    /// <summary>The distinct texts.</summary>
    public ReadOnlySpan<string> Words => CollectionsMarshal.AsSpan(_words);

    /// <summary>How many there are.</summary>
    public int Count => _words.Count;

    /// <summary>Finds the place of every text.</summary>
    /// <param name="present">The column's texts.</param>
    /// <param name="places">Written, as long as the texts; unspecified when the result is false.</param>
    /// <returns>False when there are too many distinct texts for a dictionary to pay.</returns>
    public bool TryBuild(ReadOnlySpan<string> present, Span<int> places)
    {
        _places.Clear();
        _words.Clear();
        Plain.Clear();
        int most = Math.Min(MaxEntries, (present.Length / 2) + 1);
        for (int i = 0; i < present.Length; i++)
        {
            string text = present[i];
            if (i > 0 && ReferenceEquals(text, present[i - 1]))
            {
                places[i] = places[i - 1];
                continue;
            }

            if (!_places.TryGetValue(text, out places[i]))
            {
                if (_places.Count == most || Plain.Length > MaxBytes)
                {
                    return false;
                }

                places[i] = _places.Count;
                _places.Add(text, places[i]);
                _words.Add(text);
                AddPlain(text, Plain);
            }
        }

        return Plain.Length <= MaxBytes;
    }

    /// <summary>Adds a text as its length and its UTF-8 bytes.</summary>
    /// <returns>The UTF-8 bytes, until the buffer is added to.</returns>
    /// <exception cref="ArgumentException">The text is too long or not valid Unicode.</exception>
    public static ReadOnlySpan<byte> AddPlain(string text, ByteBuffer output)
    {
        Span<byte> room = output.Reserve(sizeof(int) + Utf8Text.Strict.GetMaxByteCount(text.Length));
        int length = Utf8Text.Strict.GetBytes(text, room[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(room, length);
        output.Advance(sizeof(int) + length);
        return room.Slice(sizeof(int), length);
    }
}
