namespace ExpressEntry.Sim.Data.Studies;

/// <summary>What became of one point of a study.</summary>
/// <param name="Values">
/// For each output one value a replication, NaN where the replication has none; null where the point failed.
/// </param>
/// <param name="Error">Why it failed, one line; null where it did not.</param>
public sealed record PointValues(double[][]? Values, string? Error)
{
    /// <summary>A point that was evaluated.</summary>
    /// <param name="values">For each output one value a replication.</param>
    public static PointValues Of(double[][] values) => new(values, Error: null);

    /// <summary>A point that could not be evaluated.</summary>
    /// <param name="error">Why; made one line.</param>
    public static PointValues Failed(string error) => new(Values: null, error.ReplaceLineEndings(" "));
}
