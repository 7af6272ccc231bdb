using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Runs;

public sealed class ScenarioFuturesTests
{
    private const long Day = 86_400;
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();

    [Fact]
    public void DrawLaws_Factors_MultiplyWhatTheyName()
    {
        (PoolModel model, StartPool start) = Futures("").DrawLaws(3);
        (PoolModel changed, StartPool changedStart) = Futures(
                """
                pool: {factor: 0.5}
                arrivals: {factor: 2, bands: {451-460: 3}, groups: {french: 0.5}}
                nominations: {factor: 4}
                departures: {factor: 0.25}
                responses: {declined: 0.1, lapsed: 0.2, deadline_days: 30}
                """
            )
            .DrawLaws(3);

        Assert.Equal(model.Arrivals.PerDay[440] * 2, changed.Arrivals.PerDay[440], 9);
        Assert.Equal(model.Arrivals.PerDay[455] * 6, changed.Arrivals.PerDay[455], 9);
        Assert.Equal(ShareOf(model, RoundType.French, 420) / 2, ShareOf(changed, RoundType.French, 420), 9);
        Assert.Equal(ShareOf(model, RoundType.Cec, 420), ShareOf(changed, RoundType.Cec, 420), 9);
        Assert.Equal(model.NominationsPerDay * 4, changed.NominationsPerDay, 9);
        Assert.Equal(model.DepartureShareOfPoolPerDay / 4, changed.DepartureShareOfPoolPerDay, 9);
        Assert.Equal(new ResponseModel(0.1, 0.2, 30), changed.Responses);
        Assert.Equal(
            start.Bands.Select(band => (int)Math.Round(band.Count / 2.0)),
            changedStart.Bands.Select(band => band.Count)
        );
    }

    [Fact]
    public void DrawCalendar_FittedProcess_IsThatOfTheForecastWithinTheHorizon()
    {
        ScenarioFutures futures = Futures("");
        List<PlannedRound> rounds = futures.DrawCalendar(0);
        Assert.NotEmpty(rounds);
        Assert.All(rounds, round => Assert.InRange(round.AtUtcSeconds, futures.AsOfUtcSeconds, futures.EndUtcSeconds - 1));
        Assert.Equal(rounds.Order(ByInstant), rounds);
        Assert.NotEqual(rounds, futures.DrawCalendar(1));
    }

    [Fact]
    public void DrawCalendar_CadenceOfAYearlyNumber_SharesItOutWithoutARest()
    {
        ScenarioFutures futures = Futures(
            "rounds: {process: none, cadence: [{type: french, every_days: 73, per_year: 1003}]}",
            days: 365
        );
        List<PlannedRound> rounds = futures.DrawCalendar(0);
        Assert.Equal([200, 201, 200, 201, 201], rounds.Select(round => round.Size));
        Assert.Equal(
            Enumerable.Range(0, 5).Select(k => futures.AsOfUtcSeconds + (k * 73 * Day) + (14 * 3600)),
            rounds.Select(round => round.AtUtcSeconds)
        );
    }

    [Fact]
    public void DrawCalendar_CadenceAndList_ReplaceAndAdd()
    {
        ScenarioFutures futures = Futures(
            """
            rounds:
              without: [cec]
              size_factor: 2
              cadence: [{type: pnp, every_days: 10, size: 77, first: 2026-07-14, last: 2026-08-10, at: "09:30"}]
              list: [{at: 2026-08-01T12:00:00Z, type: cec, size: 5}]
            """
        );
        List<PlannedRound> plain = Futures("").DrawCalendar(4);
        List<PlannedRound> rounds = futures.DrawCalendar(4);
        // The first of the cadence lies before the first day; the others keep its phase.
        Assert.Equal(
            [0L, 10],
            rounds
                .Where(round => round.Type == RoundType.Pnp)
                .Select(round => (round.AtUtcSeconds - futures.AsOfUtcSeconds) / Day)
        );
        Assert.Equal(5, Assert.Single(rounds, round => round.Type == RoundType.Cec).Size);
        Assert.Equal(
            plain.Where(round => round.Type == RoundType.French).Select(round => round with { Size = round.Size * 2 }),
            rounds.Where(round => round.Type == RoundType.French)
        );
    }

    [Theory]
    [InlineData("rounds: {list: [{at: 2026-07-01T12:00:00Z, type: cec, size: 5}]}", "rounds.list: 2026-07-01T12:00:00Z")]
    [InlineData("rounds: {list: [{at: 2030-07-01T12:00:00Z, type: cec, size: 5}]}", "within 60 days")]
    [InlineData("arrivals: {groups: {researchers: 2}}", "arrivals.groups.researchers: no round of that type")]
    public void Constructor_WhatCannotBeSimulated_IsRefused(string yaml, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidInputException>(() => Futures(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Warnings_UnknownGridAndUnknownMembers_AreSaid()
    {
        Assert.Empty(Futures("").Warnings);
        Assert.Contains("grid is not known", Assert.Single(Futures("", days: 200).Warnings), StringComparison.Ordinal);
        Assert.Contains(
            "no researchers round",
            Assert.Single(Futures("rounds: {cadence: [{type: researchers, every_days: 7, size: 10}]}").Warnings),
            StringComparison.Ordinal
        );
    }

    private static readonly Comparer<PlannedRound> ByInstant = Comparer<PlannedRound>.Create(
        (a, b) => a.AtUtcSeconds.CompareTo(b.AtUtcSeconds)
    );

    private static double ShareOf(PoolModel model, RoundType type, int score) =>
        model.Arrivals.Groups.Single(group => group.Type == type).ShareByScore[score];

    private static ScenarioFutures Futures(string yaml, int days = 60)
    {
        Scenario scenario = ScenarioReader.Read("test.yaml", $"scenario: 1\nhorizon_days: {days}\n{yaml}");
        return new ScenarioFutures(scenario with { AsOf = History.DataEnds!.Value.AddDays(1) }, History, seed: 1);
    }
}
