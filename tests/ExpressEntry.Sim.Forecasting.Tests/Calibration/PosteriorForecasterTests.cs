using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Tests.Suite;

namespace ExpressEntry.Sim.Forecasting.Tests.Calibration;

public sealed class PosteriorForecasterTests
{
    private static readonly DateOnly Day = new(2026, 3, 3);
    private static readonly RoundQuestion Question = new(Day, RoundType.Cec, 4000);

    [Fact]
    public void Forecast_ARealRound_IsNearAndLargerRoundsReachLower()
    {
        PublishedHistory known = SmallCalibration.History.KnownBefore(Day);
        var forecaster = new PosteriorForecaster(2);
        CutoffQuantiles forecast = forecaster.Forecast(known, Question)!;
        Assert.InRange(forecast.Median, 508 - 4, 508 + 4); // it was 508
        Assert.True(forecaster.Forecast(known, Question with { Size = 8000 })!.Median < forecast.Median);
    }

    [Fact]
    public void Forecast_SizeNotKnownOrTypeNotFitted_HasNoAnswer()
    {
        PublishedHistory known = SmallCalibration.History.KnownBefore(Day);
        Assert.Null(new PosteriorForecaster().Forecast(known, Question with { Size = null }));
        Assert.Null(new PosteriorForecaster().Forecast(known, Question with { Type = RoundType.Other }));
    }

    [Fact]
    public void Forecast_HistoryThatNoCheckpointWasMadeWith_HasNoAnswer() =>
        Assert.Null(
            new PosteriorForecaster().Forecast(
                Poison.From(SmallCalibration.History, new DateOnly(2021, 1, 1), 3).KnownBefore(Day),
                Question
            )
        );
}
