namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>How a backtest runs; only the window and the seed change what it finds.</summary>
/// <param name="Window">Days whose forecasts are judged.</param>
/// <param name="Seed">Seed of bootstrap and simulations.</param>
/// <param name="Threads">1 or more.</param>
/// <param name="Progress">Called with rows done and rows in all, from any thread; null for nobody.</param>
/// <param name="Cancellation">Stops the run.</param>
public sealed record BacktestOptions(
    EvaluationWindow Window,
    ulong Seed,
    int Threads,
    Action<int, int>? Progress,
    CancellationToken Cancellation
);
