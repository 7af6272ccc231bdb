using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Learned;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Tests.Combination;

public sealed class OnlineMixTests
{
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();

    [Fact]
    public void Past_EveryTenthRound_IsWhatTheForecasterSaysFromTheHistoryBeforeItsDay()
    {
        // Two ways: once while learning in one pass, and asked afresh from a history that was cut.
        var cuts = new KnowledgeCuts(History);
        var forecaster = new RoundForecaster();
        LearningTable table = LearningTable.Of(History);
        OnlineMix mix = OnlineMix.Of(History);
        Assert.Equal(table.Rows.Length, mix.Past.Length);
        for (int row = 0; row < table.Rows.Length; row += 10)
        {
            CompleteRound round = table.Rows[row].Round;
            CutoffQuantiles asked = cuts.Ask(forecaster, new RoundQuestion(round.Date, round.Type, round.Size))!;
            Assert.Equal(mix.Past[row].Values, asked.Values);
        }
    }

    [Fact]
    public void ShareOf_EveryType_IsAShareAndYoungTypesHaveMore()
    {
        OnlineMix mix = OnlineMix.Of(History);
        Assert.All(RoundTypes.All, type => Assert.InRange(mix.ShareOf(type), 0, 1));
        Assert.True(mix.ShareOf(RoundType.Physicians) > mix.ShareOf(RoundType.Cec));
    }

    [Theory]
    [InlineData("2023-07-01", "2026-07-31")]
    [InlineData("2018-01-01", "2023-06-30")]
    [Trait("Length", "long")]
    public void Mix_AnyGroup_IsNotWorseThanTheClearanceModelByMoreThanNoise(string from, string to)
    {
        var options = new BacktestOptions(
            new EvaluationWindow(DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(to, "yyyy-MM-dd")),
            Seed: 1,
            Threads: 2,
            Progress: null,
            TestContext.Current.CancellationToken
        );
        CutoffReport mix = new Backtest(History, options).RunSizeGiven();
        CutoffReport clearance = new Backtest(History, options, "clearance").RunSizeGiven();
        foreach (RoundGroup group in RoundGroups.All.Where(group => group != RoundGroup.Pnp))
        {
            CutoffRow[] ours = [.. mix.Rows.Where(row => row.Group == group)];
            CutoffRow[] theirs = [.. clearance.Rows.Where(row => row.Group == group)];
            if (ours.Length == 0)
            {
                continue;
            }

            BootstrapInterval interval = BlockBootstrap.Run(
                [.. ours.Select(row => row.Crps)],
                [.. theirs.Select(row => row.Crps)],
                [.. ours.Select(row => row.Unit)],
                RoundTask.BlockLength,
                seed: 1
            );
            Assert.True(
                interval.DifferenceLow <= 0,
                $"{group}: worse by {interval.DifferenceLow:0.00} to {interval.DifferenceHigh:0.00} points of CRPS."
            );
        }

        Assert.True(mix.Find("nopnp")!.Skill > clearance.Find("nopnp")!.Skill + 0.02);
    }
}
