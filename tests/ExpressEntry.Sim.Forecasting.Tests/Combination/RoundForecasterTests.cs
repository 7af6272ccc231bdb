using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Tests.Combination;

public sealed class RoundForecasterTests
{
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private static readonly DateOnly AsOf = new(2026, 7, 24);

    [Fact]
    public void Forecast_TypeNeverSeen_IsWide()
    {
        var forecaster = new RoundForecaster();
        CutoffQuantiles unknown = forecaster.Forecast(History, new RoundQuestion(AsOf, RoundType.Researchers, 500));
        CutoffQuantiles known = forecaster.Forecast(History, new RoundQuestion(AsOf, RoundType.Cec, 3000));

        Assert.True(CutoffMetrics.Width(unknown, 90) > 150);
        Assert.True(CutoffMetrics.Width(unknown, 90) > 5 * CutoffMetrics.Width(known, 90));
    }

    [Fact]
    public void Forecast_NoHistoryAtAll_IsTheStatedEvenSpread()
    {
        var empty = new PublishedHistory("empty", [], [], []);
        CutoffQuantiles cec = new RoundForecaster().Forecast(empty, new RoundQuestion(AsOf, RoundType.Cec, 3000));
        CutoffQuantiles nominees = new RoundForecaster().Forecast(empty, new RoundQuestion(AsOf, RoundType.Pnp, null));

        Assert.Equal(315, cec.Values[0], 9);
        Assert.Equal(585, cec.Values[^1], 9);
        Assert.Equal(760, nominees.Median, 9);
    }

    [Fact]
    public void Forecast_SizeUnknown_IsWiderThanSizeKnown()
    {
        var forecaster = new RoundForecaster();
        foreach (RoundType type in new[] { RoundType.Cec, RoundType.French, RoundType.Pnp })
        {
            double known = CutoffMetrics.Width(forecaster.Forecast(History, new RoundQuestion(AsOf, type, 3000)), 80);
            double unknown = CutoffMetrics.Width(forecaster.Forecast(History, new RoundQuestion(AsOf, type, null)), 80);
            Assert.True(unknown > known, $"{type}: {unknown:0.0} against {known:0.0}.");
        }
    }

    [Fact]
    public void Forecast_RoundOnItsKnowledgeDay_IsTheDirectForecast()
    {
        var question = new RoundQuestion(AsOf, RoundType.French, 4000);
        Assert.Equal(
            new RoundForecaster().Forecast(History, question).Values.AsEnumerable(),
            new FutureRoundForecaster(seed: 1).Forecast(History, question).Values
        );
    }

    [Fact]
    public void Forecast_RoundMonthsAhead_IsWiderThanTomorrows()
    {
        var forecaster = new FutureRoundForecaster(seed: 1, paths: 300);
        var soon = new RoundQuestion(AsOf.AddDays(1), RoundType.Cec, 3000) { KnowledgeDay = AsOf };
        var late = soon with { Date = AsOf.AddDays(200) };

        Assert.True(
            CutoffMetrics.Width(forecaster.Forecast(History, late), 80)
                > 1.5 * CutoffMetrics.Width(forecaster.Forecast(History, soon), 80)
        );
    }

    [Fact]
    public void Forecast_DayBeforeTheKnowledge_IsRefusedInOneLine()
    {
        var question = new RoundQuestion(AsOf.AddDays(-1), RoundType.Cec, 3000) { KnowledgeDay = AsOf };
        var refused = Assert.Throws<InvalidInputException>(() => new FutureRoundForecaster(1).Forecast(History, question));
        Assert.Contains("2026-07-23 cannot be forecast as of 2026-07-24", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(366)]
    [InlineData(3000)]
    public void Forecast_DayFarBeyondTheKnowledge_IsAWideRangeOfScores(int days)
    {
        var question = new RoundQuestion(AsOf.AddDays(days), RoundType.Cec, 3000) { KnowledgeDay = AsOf };
        CutoffQuantiles far = new FutureRoundForecaster(seed: 1, paths: 100).Forecast(History, question);
        Assert.InRange(far.Median, 400, 600);
        Assert.True(CutoffMetrics.Width(far, 80) > 15);
    }

    [Fact]
    public void Forecast_HistoryThatReachesIntoTheFuture_IsRefused()
    {
        DateOnly early = new(2024, 1, 1);
        Assert.Throws<InvalidInputException>(() => new RoundForecaster().Forecast(History, new(early, RoundType.Cec, 3000)));
        Assert.Throws<InvalidInputException>(() => new AheadForecaster(1).Forecast(History, new(early, 90, RoundType.Cec)));
        Assert.Throws<InvalidInputException>(() =>
            new OddsForecaster(1).Forecast(History, new(early, 90, RoundType.Cec, [500]))
        );
    }

    [Fact]
    public void Forecast_SizeBelowOne_IsRefused() =>
        Assert.Throws<InvalidInputException>(() => new RoundForecaster().Forecast(History, new(AsOf, RoundType.Cec, 0)));

    [Fact]
    public void Reason_KnownType_SaysSizeWaitAndStock()
    {
        RoundReason reason = RoundReason.Of(History, new RoundQuestion(AsOf, RoundType.Cec, 3000));
        PublishedRound last = History.Rounds.Last(round => round.Type == RoundType.Cec);

        Assert.Equal(last.Cutoff, reason.LastCutoff);
        Assert.Equal(last.Invitations, reason.LastSize);
        Assert.Equal(AsOf.DayNumber - last.Date.DayNumber, reason.DaysSinceLast);
        Assert.InRange(reason.WaitingAboveLastCutoff!.Value, 50, 5000);
    }

    [Fact]
    public void Reason_TypeNeverSeen_IsNull()
    {
        RoundReason reason = RoundReason.Of(History, new RoundQuestion(AsOf, RoundType.Researchers, 500));
        Assert.Equal(new RoundReason(500, null, null, null, null, null), reason);
    }
}
