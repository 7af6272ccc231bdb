using ExpressEntry.Sim.Parquet.Encodings;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>Texts one after the other, each with its length; a page ends at about a megabyte.</summary>
internal readonly ref struct PlainTexts(ReadOnlySpan<string> present) : IPageValues
{
    private const int PageBytes = 1 << 20;
    private readonly ReadOnlySpan<string> _present = present;

    public int Encoding => PageEncoding.Plain;

    public int CountFitting(int first, int count)
    {
        int fitting = 0;
        for (long bytes = 0; fitting < count && bytes < PageBytes; fitting++)
        {
            bytes += _present[first + fitting].Length + sizeof(int);
        }

        return fitting;
    }

    public void AddTo(ByteBuffer body, int first, int count)
    {
        foreach (string text in _present.Slice(first, count))
        {
            TextDictionary.AddPlain(text, body);
        }
    }
}
