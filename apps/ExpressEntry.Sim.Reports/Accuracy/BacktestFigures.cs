using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Reports.Accuracy;

/// <summary>What a backtest found; a task that was not judged is left out or null.</summary>
/// <param name="Cutoffs">Tasks <c>a</c>, <c>b</c> and <c>c</c> by their letter.</param>
/// <param name="Odds">Task <c>d</c>.</param>
/// <param name="Pool">Task <c>e</c>.</param>
public sealed record BacktestFigures(
    ImmutableArray<(char Task, CutoffReport Report)> Cutoffs,
    OddsReport? Odds,
    PoolSummary? Pool
);
