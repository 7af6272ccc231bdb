namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Decodes the values of one page, those that are there, in order.</summary>
internal abstract class ValueReader<T>
{
    /// <summary>Reads the next values, as many as the span holds.</summary>
    /// <exception cref="ParquetFormatException">The page ends first, or holds something else than such values.</exception>
    public abstract void Read(Span<T> values);

    /// <summary>Checks that no bytes are left once every value is read, where the encoding can tell.</summary>
    public virtual void RequireEnd() { }
}
