using ExpressEntry.Sim.Parquet.Encodings;

namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>Numbers one after the other.</summary>
internal readonly ref struct PlainNumbers<T>(ReadOnlySpan<T> present) : IPageValues
    where T : unmanaged
{
    private readonly ReadOnlySpan<T> _present = present;

    public int Encoding => PageEncoding.Plain;

    public int CountFitting(int first, int count) => count;

    public void AddTo(ByteBuffer body, int first, int count) => body.AddRaw(_present.Slice(first, count));
}
