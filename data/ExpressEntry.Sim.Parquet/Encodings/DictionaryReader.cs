using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Reads values stored as places in the column's dictionary: a byte with the width of a place, then runs.</summary>
internal sealed class DictionaryReader<T> : ValueReader<T>
{
    private const int Batch = 512;
    private const int MaxBitWidth = 32;
    private readonly T[] _dictionary;
    private readonly HybridReader _indexes;
    private readonly PagePlace _place;

    public DictionaryReader(ArraySegment<byte> bytes, T[] dictionary, PagePlace place)
    {
        int bitWidth = bytes.Count > 0 ? bytes[0] : 0;
        if (bitWidth > MaxBitWidth)
        {
            throw place.Error($"places in the dictionary have {bitWidth} bits; 0 to {MaxBitWidth} are possible");
        }

        (_dictionary, _place) = (dictionary, place);
        _indexes = new HybridReader(bytes.Count > 0 ? bytes[1..] : bytes, bitWidth, place);
    }

    public override void Read(Span<T> values)
    {
        T[] dictionary = _dictionary;
        Span<int> indexes = stackalloc int[Batch];
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, Batch);
            _indexes.Read(indexes[..count]);
            for (int i = 0; i < count; i++)
            {
                int index = indexes[i];
                if ((uint)index >= (uint)dictionary.Length)
                {
                    throw IndexOutside(index);
                }

                values[i] = dictionary[index];
            }

            values = values[count..];
        }
    }

    private ParquetFormatException IndexOutside(int index) =>
        _place.Error(
            $"a value is entry {(uint)index:N0} of the dictionary, which has {_dictionary.Length:N0}, counted from 0"
        );
}
