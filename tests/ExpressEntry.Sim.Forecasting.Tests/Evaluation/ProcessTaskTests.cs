using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

public sealed class ProcessTaskTests
{
    private static readonly KnowledgeCuts Cuts = new(HistoryTables.ReadEmbedded());

    [Theory]
    [InlineData(90, 203)]
    [InlineData(180, 188)]
    [InlineData(365, 158)]
    public void Run_StandardWindow_UseOddsBeatEveryTypeGoesOnAndTheMeanOfTheWindow(int horizonDays, int pairs)
    {
        var options = new BacktestOptions(
            EvaluationWindow.Standard,
            Seed: 1,
            Threads: 2,
            Progress: null,
            TestContext.Current.CancellationToken
        );
        ProcessSummary summary = ProcessTask.Run(Cuts, horizonDays, options)!;

        Assert.Equal(pairs, summary.Pairs);
        Assert.True(summary.UseBrier < 0.6 * summary.GoesOnBrier);
        Assert.True(summary.UseBrier < 0.85 * summary.RateBrier);
        Assert.True(summary.CountError < 1.1 * summary.RecentCountError);
    }

    [Fact]
    public void Run_WindowWithoutOrigins_IsNull()
    {
        var window = new EvaluationWindow(new DateOnly(2001, 1, 1), new DateOnly(2001, 6, 1));
        Assert.Null(
            ProcessTask.Run(Cuts, 90, new BacktestOptions(window, 1, 1, null, TestContext.Current.CancellationToken))
        );
    }
}
