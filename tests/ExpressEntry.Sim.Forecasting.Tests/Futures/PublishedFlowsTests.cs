using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Tests.Futures;

public sealed class PublishedFlowsTests
{
    private static readonly DateOnly Begin = new(2026, 1, 4);

    [Fact]
    public void Measure_SteadyWorld_RecoversItsFlows()
    {
        // Every 14 days 1,400 profiles come into 501-600 and a CEC round takes 1,000 of them at 501; nothing else moves.
        ImmutableArray<PoolSnapshot> snapshots =
        [
            .. Enumerable.Range(0, 8).Select(i => Snapshot(Begin.AddDays(14 * i), 300, 10_000 + (400 * i), 50_000)),
        ];
        ImmutableArray<PublishedRound> rounds =
        [
            .. Enumerable.Range(0, 7).Select(i => Round(Begin.AddDays((14 * i) + 3), RoundType.Cec, 1000, 501)),
        ];

        PublishedFlows flows = PublishedFlows.Measure(snapshots, rounds)!;

        Assert.Equal(7, flows.Intervals);
        BandFlow upper = flows.Bands.Single(flow => flow.Band == new ScoreBand(501, 600));
        Assert.Equal(100, upper.NetInflowPerDay, 1e-9);
        Assert.Equal(1000 / 14.0, upper.InvitedPerDay, 1e-9);
        BandFlow lower = flows.Bands.Single(flow => flow.Band == new ScoreBand(0, 500));
        Assert.Equal(0, lower.NetInflowPerDay, 1e-9);
    }

    [Fact]
    public void Measure_NomineesSinceTheirLastRound_GiveTheRate()
    {
        ImmutableArray<PoolSnapshot> snapshots =
        [
            .. Enumerable.Range(0, 8).Select(i => Snapshot(Begin.AddDays(14 * i), 390, 10_000, 50_000)),
        ];
        ImmutableArray<PublishedRound> rounds =
        [
            .. Enumerable.Range(0, 7).Select(i => Round(Begin.AddDays((14 * i) + 1), RoundType.Pnp, 390, 700)),
        ];
        Assert.Equal(390 / 13.0, PublishedFlows.Measure(snapshots, rounds)!.NominationsPerDay, 1e-9);
    }

    [Fact]
    public void Measure_RepeatedSnapshot_IsLeftOut()
    {
        PoolSnapshot first = Snapshot(Begin, 300, 10_000, 50_000);
        PoolSnapshot second = Snapshot(Begin.AddDays(14), 310, 10_500, 50_000);
        PoolSnapshot repeat = second with { AsOf = Begin.AddDays(21) };
        PublishedFlows flows = PublishedFlows.Measure([first, second, repeat], [])!;
        Assert.Equal(second.AsOf, flows.Last.AsOf);
        Assert.Equal(1, flows.Intervals);
    }

    [Fact]
    public void Measure_NoSnapshot_IsNothing() => Assert.Null(PublishedFlows.Measure([], []));

    private static PoolSnapshot Snapshot(DateOnly day, int nominees, int upper, int lower) =>
        new(
            day,
            "exact",
            day.AddDays(1),
            [],
            "high",
            [
                new BandCount(new ScoreBand(601, 1200), nominees),
                new BandCount(new ScoreBand(501, 600), upper),
                new BandCount(new ScoreBand(0, 500), lower),
            ],
            nominees + upper + lower,
            []
        );

    private static PublishedRound Round(DateOnly day, RoundType type, int size, int cutoff) =>
        new("1", day, type, type.ToWord(), size, cutoff, null, null, "", []);
}
