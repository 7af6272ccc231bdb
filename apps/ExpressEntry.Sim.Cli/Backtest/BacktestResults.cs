using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Cli.Backtest;

/// <summary>What one call of <c>eesim backtest</c> found; a task that was not asked for is null.</summary>
internal sealed record BacktestResults(
    EvaluationWindow Window,
    string Method,
    CutoffReport? SizeGiven,
    CutoffReport? SizeHidden,
    CutoffReport? Ahead,
    OddsReport? Odds,
    PoolReport? Pool
)
{
    /// <summary>Whether nothing at all could be judged.</summary>
    public bool IsEmpty =>
        SizeGiven is not { Rows.Length: > 0 }
        && SizeHidden is not { Rows.Length: > 0 }
        && Ahead is not { Rows.Length: > 0 }
        && Odds is not { Pairs.Length: > 0 }
        && Pool is not { Rows.Length: > 0 };

    /// <summary>The reports of cut-offs, by the task's letter.</summary>
    public IEnumerable<(string Task, string Title, CutoffReport Report)> CutoffReports()
    {
        if (SizeGiven is { } given)
        {
            yield return ("a", $"Task A: cut-off of a round of known date, type and size{Of(Method)}", given);
        }

        if (SizeHidden is { } hidden)
        {
            yield return ("b", $"Task B: the same, size unknown{Of(Method)}", hidden);
        }

        if (Ahead is { } ahead)
        {
            yield return ("c", "Task C: the last cut-off within 90 and 180 days", ahead);
        }
    }

    private static string Of(string method) => method == RoundMethods.Default ? "" : $" ({method} alone)";
}
