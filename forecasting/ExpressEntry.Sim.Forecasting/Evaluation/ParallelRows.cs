namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Maps a list on several threads; the result does not depend on how many.</summary>
internal static class ParallelRows
{
    /// <summary>Applies a pure function to every item.</summary>
    /// <param name="items">Items.</param>
    /// <param name="options">Threads, cancellation and progress.</param>
    /// <param name="map">A pure function.</param>
    /// <returns>Results in the order of the items.</returns>
    public static TResult[] Map<TItem, TResult>(
        IReadOnlyList<TItem> items,
        BacktestOptions options,
        Func<TItem, TResult> map
    )
    {
        var results = new TResult[items.Count];
        int done = 0;
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads,
            CancellationToken = options.Cancellation,
        };
        Parallel.For(
            0,
            items.Count,
            parallel,
            i =>
            {
                results[i] = map(items[i]);
                options.Progress?.Invoke(Interlocked.Increment(ref done), items.Count);
            }
        );
        return results;
    }
}
