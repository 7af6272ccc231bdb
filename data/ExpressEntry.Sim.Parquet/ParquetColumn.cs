namespace ExpressEntry.Sim.Parquet;

/// <summary>One column of a flat table: its name, what it holds, and whether a value may be missing.</summary>
/// <param name="Name">The column's name; a dotted path for a leaf of a nested column, which is not read.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsOptional">Whether values may be missing (null).</param>
public sealed record ParquetColumn(string Name, ParquetType Type, bool IsOptional = false)
{
    /// <summary>
    /// Why the column cannot be read, for example <c>a DECIMAL</c>; null for every column this project reads. The other
    /// columns of the file are still readable.
    /// </summary>
    public string? Unsupported { get; init; }
}
