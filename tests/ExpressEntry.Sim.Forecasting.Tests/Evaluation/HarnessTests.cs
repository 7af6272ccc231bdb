using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

public sealed class HarnessTests
{
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private static readonly EvaluationWindow Short = new(new DateOnly(2025, 7, 1), new DateOnly(2026, 7, 31));

    [Fact]
    public void Run_LaterDataAppended_EarlierRowsAreUnchanged()
    {
        DateOnly cut = new(2026, 2, 1);
        var early = new KnowledgeCuts(History.KnownBefore(cut));
        var late = new KnowledgeCuts(History);
        BacktestOptions options = Options(Short with { To = cut.AddDays(-1) });

        ImmutableArray<CutoffRow> before = RoundTask.Run(early, new RoundForecaster(), isSizeKnown: true, options);
        ImmutableArray<CutoffRow> after = RoundTask.Run(late, new RoundForecaster(), isSizeKnown: true, options);

        Assert.True(before.Length > 20);
        Assert.Equal(Numbers(before), Numbers(after));
    }

    [Fact]
    public void Run_AnyNumberOfThreads_GivesTheSameBytes()
    {
        BacktestOptions one = Options(Short with { From = new DateOnly(2026, 2, 1) }, threads: 1);
        BacktestOptions three = one with { Threads = 3 };
        var alone = new Backtest(History with { }, one);
        var together = new Backtest(History with { }, three);

        Assert.Equal(Numbers(alone.RunAhead().Rows), Numbers(together.RunAhead().Rows));
        Assert.Equal(
            alone.RunSizeHidden().Groups.Select(group => group.Value),
            together.RunSizeHidden().Groups.Select(group => group.Value)
        );
    }

    [Fact]
    [Trait("Length", "long")]
    public void Run_AnotherSeed_MovesTheMeanCrpsByLessThanOnePercent()
    {
        double one = new Backtest(History, Options(EvaluationWindow.Standard, seed: 1))
            .RunAhead()
            .Rows.Average(row => row.Crps);
        double other = new Backtest(History, Options(EvaluationWindow.Standard, seed: 2))
            .RunAhead()
            .Rows.Average(row => row.Crps);

        Assert.NotEqual(one, other);
        Assert.InRange(other / one, 0.99, 1.01);
    }

    [Fact]
    public void Measure_LastTwelveMonths_HasTheRowsOfTheBacktest()
    {
        DateOnly asOf = new(2026, 7, 1);
        CutoffReport quick = LastYearAccuracy.Measure(History.KnownBefore(asOf), asOf, seed: 1);
        BacktestOptions options = Options(new EvaluationWindow(asOf.AddYears(-1), asOf.AddDays(-1)));
        CutoffReport slow = new Backtest(History, options).RunSizeGiven();

        Assert.True(quick.Rows.Length > 50);
        Assert.Equal(Numbers(slow.Rows), Numbers(quick.Rows));
        Assert.Equal(slow.Find("all"), quick.Find("all"));
    }

    [Fact]
    public void Run_MethodWithoutAnswer_IsJudgedByTheReferenceAndCounted()
    {
        BacktestOptions options = Options(Short);
        ImmutableArray<CutoffRow> rows = RoundTask.Run(new KnowledgeCuts(History), new Mute(), isSizeKnown: true, options);
        CutoffSummary summary = CutoffSummary.Of(rows, RoundTask.BlockLength, seed: 1)!;

        Assert.Equal(rows.Length, summary.Missing);
        Assert.Equal(0, summary.Skill, 12);
    }

    [Fact]
    public void Run_WindowBeforeTheData_HasNoRows()
    {
        BacktestOptions options = Options(new EvaluationWindow(new DateOnly(2001, 1, 1), new DateOnly(2002, 1, 1)));
        var backtest = new Backtest(History, options);

        Assert.Empty(backtest.RunSizeGiven().Rows);
        Assert.Empty(backtest.RunAhead().Rows);
        Assert.Empty(backtest.RunOdds().Pairs);
        Assert.Null(backtest.RunPool().Summary);
    }

    [Fact]
    public void Ask_Forecaster_SeesNothingOfTheDayOrLater()
    {
        DateOnly day = new(2024, 4, 24);
        var spy = new Spy();
        new KnowledgeCuts(History).Ask(spy, new RoundQuestion(day, RoundType.French, 1400));

        Assert.True(spy.Seen!.Rounds.Max(round => round.Date) < day);
        Assert.True(spy.Seen.Snapshots.Max(snapshot => snapshot.Published) < day);
    }

    private static double[] Numbers(ImmutableArray<CutoffRow> rows) => [.. rows.SelectMany(row => row.Counted.Values)];

    private static BacktestOptions Options(EvaluationWindow window, ulong seed = 1, int threads = 2) =>
        new(window, seed, threads, Progress: null, TestContext.Current.CancellationToken);

    private sealed class Mute : IForecaster<RoundQuestion, CutoffQuantiles>
    {
        public string Name => "mute";

        public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question) => null;
    }

    private sealed class Spy : IForecaster<RoundQuestion, CutoffQuantiles>
    {
        public string Name => "spy";

        public PublishedHistory? Seen { get; private set; }

        public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question)
        {
            Seen = known;
            return null;
        }
    }
}
