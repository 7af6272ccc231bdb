using ExpressEntry.Sim.Parquet.Encodings;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>Places in the column's dictionary: their width, then runs.</summary>
internal readonly ref struct DictionaryPlaces(ReadOnlySpan<int> places, int entryCount) : IPageValues
{
    private readonly ReadOnlySpan<int> _places = places;

    // One entry would need no bits; a width of zero is legal, but not every reader has heard.
    private readonly int _bitWidth = Math.Max(1, BitPacking.WidthOf(entryCount - 1));

    public int Encoding => PageEncoding.RleDictionary;

    public int CountFitting(int first, int count) => count;

    public void AddTo(ByteBuffer body, int first, int count)
    {
        body.Add((byte)_bitWidth);
        HybridWriter.Write(_places.Slice(first, count), _bitWidth, body);
    }
}
