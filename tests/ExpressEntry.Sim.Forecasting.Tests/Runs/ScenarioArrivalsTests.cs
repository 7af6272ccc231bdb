using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Forecasting.Futures;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Runs;

public sealed class ScenarioArrivalsTests
{
    private static readonly DateOnly AsOf = new(2026, 7, 27); // a Monday

    [Fact]
    public void FactorsOf_NothingSaid_AreOneForEver() => Assert.Equal([1], FactorsOf("", AsOf, 365));

    [Fact]
    public void FactorsOf_ATrend_IsTheFactorAfterAYearAndItsSquareAfterTwo()
    {
        ImmutableArray<double> factors = FactorsOf("arrivals: {trend: 1.2}", AsOf, 800);
        Assert.Equal(1, factors[0], 0.01);
        Assert.Equal(1.2, factors[52], 0.005);
        Assert.Equal(1.44, factors[104], 0.01);
        Assert.Equal(factors.Order(), factors);
    }

    [Fact]
    public void FactorsOf_ATrend_BeginsOnTheFirstDay()
    {
        ImmutableArray<double> factors = FactorsOf("arrivals: {trend: 4}", AsOf.AddDays(-28), 28);
        Assert.Equal([1, 1, 1, 1], factors[..4]);
        Assert.True(factors[4] > 1);
    }

    [Fact]
    public void FactorsOf_AShock_CountsByTheDaysOfAWeek()
    {
        // Three days of the second week, all of the third.
        ImmutableArray<double> factors = FactorsOf(
            "arrivals: {shocks: [{from: 2026-08-07, to: 2026-08-16, factor: 3}]}",
            AsOf,
            60
        );
        Assert.Equal([1, (4 + (3 * 3)) / 7.0, 3, 1], factors[..4].Select(factor => Math.Round(factor, 12)).ToArray(), Close);
    }

    [Fact]
    public void FactorsOf_SeasonAndShock_Multiply()
    {
        ImmutableArray<double> factors = FactorsOf(
            "arrivals: {season: {9: 0.5}, shocks: [{from: 2026-09-07, to: 2026-09-13, factor: 4}]}",
            AsOf,
            90
        );
        Assert.Equal(2, factors[6], 12);
        Assert.Equal(0.5, factors[7], 12);
        Assert.Equal(1, factors[0], 12);
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-9;

    private static ImmutableArray<double> FactorsOf(string yaml, DateOnly start, int days)
    {
        Scenario scenario = ScenarioReader.Read("s.yaml", "scenario: 1\n" + yaml) with { AsOf = AsOf };
        long from = ClearanceMemory.SecondsOf(start);
        return ScenarioArrivals.FactorsOf(scenario, from, from + (days * 86_400L));
    }
}
