using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>Judged forecasts of the pool's bands, and their summary (task E).</summary>
/// <param name="Rows">In time order.</param>
/// <param name="Summary">Over all rows; null without rows.</param>
public sealed record PoolReport(ImmutableArray<PoolRow> Rows, PoolSummary? Summary);
