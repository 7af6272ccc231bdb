using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

/// <summary>The whole backtest of the standard window, run once for all tests that read it.</summary>
public sealed class AccuracyFixture
{
    private const ulong ProgramSeed = 20150131;

    public AccuracyFixture()
    {
        var options = new BacktestOptions(
            EvaluationWindow.Standard,
            ProgramSeed,
            Threads: Environment.ProcessorCount,
            Progress: null,
            CancellationToken.None
        );
        var backtest = new Backtest(HistoryTables.ReadEmbedded(), options);
        SizeGiven = backtest.RunSizeGiven();
        SizeHidden = backtest.RunSizeHidden();
        Ahead = backtest.RunAhead();
        Odds = backtest.RunOdds();
        Pool = backtest.RunPool();
    }

    public CutoffReport SizeGiven { get; }

    public CutoffReport SizeHidden { get; }

    public CutoffReport Ahead { get; }

    public OddsReport Odds { get; }

    public PoolReport Pool { get; }
}
