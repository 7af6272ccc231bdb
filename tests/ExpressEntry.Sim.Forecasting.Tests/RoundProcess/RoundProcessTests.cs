using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Tests.RoundProcess;

public sealed class RoundProcessTests
{
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private static readonly DateOnly Origin = new(2026, 8, 1);

    [Fact]
    public void UseOdds_TypeInUseAndTypeLongRetired_AreFarApart()
    {
        Assert.True(UseOdds.Of(History, RoundType.Cec, Origin, 180) > 0.9);
        Assert.True(UseOdds.Of(History, RoundType.Transport, Origin, 180) <= 0.1);
        Assert.True(UseOdds.Of(History, RoundType.Researchers, Origin, 365) <= 0.1);
    }

    [Fact]
    public void UseOdds_EmptyHistory_IsSmall() =>
        Assert.InRange(UseOdds.Of(History with { Rounds = [] }, RoundType.Cec, Origin, 365), 0, 0.1);

    [Fact]
    public void Draw_AnyPath_IsInOrderInsideTheHorizonAndOfTheTypesInUse()
    {
        var calendar = new RoundCalendar(History, Origin, 180, seed: 3);
        for (int path = 0; path < 50; path++)
        {
            List<PlannedRound> planned = calendar.Draw(path);
            Assert.Equal(
                planned.OrderBy(round => round.Date).Select(round => round.Date),
                planned.Select(round => round.Date)
            );
            Assert.All(
                planned,
                round =>
                {
                    Assert.InRange(round.Date, Origin, Origin.AddDays(179));
                    Assert.InRange(round.Size, 1, 20_000);
                    Assert.Contains(round.Type, calendar.Types);
                }
            );
        }
    }

    [Fact]
    public void Draw_RoundsPerYear_AreNearTheLastYears()
    {
        var calendar = new RoundCalendar(History, Origin, 365, seed: 3);
        double drawn = Enumerable
            .Range(0, 400)
            .Average(path => calendar.Draw(path).Count(round => round.Type == RoundType.Cec));
        int lastYear = KnownRounds.Of(History).OfType(RoundType.Cec).Count(round => round.Date > Origin.AddDays(-365));

        // Cadence of the last twelve gaps against the last year: within a third.
        Assert.InRange(drawn / lastYear, 0.67, 1.5);
    }

    [Fact]
    public void Simulate_SameArguments_SameRoundsWhateverTheNumberOfPaths()
    {
        SimulatedFutures few = SimulatedFutures.Simulate(History, Origin, 180, seed: 3, paths: 5);
        SimulatedFutures many = SimulatedFutures.Simulate(History with { }, Origin, 180, seed: 3, paths: 20);
        for (int path = 0; path < 5; path++)
        {
            Assert.Equal(few.Paths[path].AsEnumerable(), many.Paths[path].AsEnumerable());
        }
    }

    [Fact]
    public void Simulate_AnyPath_HasCutoffsOfTheTypesRange()
    {
        SimulatedFutures futures = SimulatedFutures.Simulate(History, Origin, 365, seed: 3, paths: 50);
        foreach (SimulatedRound round in futures.Paths.SelectMany(path => path))
        {
            (int low, int high) = round.Type == RoundType.Pnp ? (601, 1200) : (0, 600);
            Assert.InRange(round.Cutoff, low, high);
            Assert.InRange(round.Day, 0, 364);
        }
    }

    [Fact]
    public void Simulate_EmptyHistory_HasEmptyPaths()
    {
        var empty = new PublishedHistory("empty", [], [], []);
        SimulatedFutures futures = SimulatedFutures.Simulate(empty, Origin, 90, seed: 1, paths: 3);
        Assert.All(futures.Paths, path => Assert.Empty(path));
        Assert.Null(futures.LastCutoff(RoundType.Cec, 90));
        Assert.Empty(futures.LowestCutoffs(RoundType.Cec, 90));
    }

    [Fact]
    public void Scenarios_SizesOfAType_SpreadAroundItsLast()
    {
        var sizes = SizeModel.Learn(History);
        int last = KnownRounds.Of(History).OfType(RoundType.French)[^1].Size;
        ImmutableArray<int> scenarios = [.. sizes.Scenarios(RoundType.French, 25)];
        Assert.Equal(scenarios.Order(), scenarios);
        Assert.True(scenarios[0] < last && last < scenarios[^1]);
    }
}
