namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>What a reader may skip a column chunk by.</summary>
/// <param name="NullCount">Missing values.</param>
/// <param name="NanCount">Values that are not a number; null for columns other than doubles.</param>
/// <param name="Min">The smallest value, plainly encoded without a length; null when there is none or it is too long.</param>
/// <param name="Max">The largest value, likewise.</param>
internal sealed record ColumnStatistics(int NullCount, int? NanCount, byte[]? Min, byte[]? Max);
