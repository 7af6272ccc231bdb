using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Benchmarks.Forecast;

/// <summary>A whole forecast from the embedded history: 180 days, windows to 365, 1,000 futures, two threads.</summary>
[MemoryDiagnoser]
public class ForecastBenchmarks
{
    private static readonly DateOnly AsOf = new(2026, 7, 24);
    private PublishedHistory _history = null!;

    /// <summary>
    /// A new history object each time: what is learned from one is kept beside it, and a second run would not learn.
    /// </summary>
    [IterationSetup]
    public void ReadHistory() => _history = HistoryTables.ReadEmbedded().KnownBefore(AsOf);

    [Benchmark(Baseline = true)]
    public ForecastResult Combined() => CombinedForecast.Run(Request(ForecastModel.Combined));

    [Benchmark]
    public ForecastResult Pool() => PoolForecaster.Run(Request(ForecastModel.Pool));

    private ForecastRequest Request(ForecastModel model) =>
        new()
        {
            History = _history,
            AsOf = AsOf,
            Replications = 1000,
            Threads = 2,
            Seed = 1,
            Model = model,
        };
}
