namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>The values of a column chunk that are there, ready to be encoded a page at a time.</summary>
internal interface IPageValues
{
    /// <summary>The encoding the page's header names.</summary>
    int Encoding { get; }

    /// <summary>Says how many of some values fit a page, at least one.</summary>
    int CountFitting(int first, int count);

    /// <summary>Adds some values, encoded.</summary>
    void AddTo(ByteBuffer body, int first, int count);
}
