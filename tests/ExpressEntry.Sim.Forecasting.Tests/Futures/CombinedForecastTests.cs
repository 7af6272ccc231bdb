using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Tests.Futures;

public sealed class CombinedForecastTests
{
    private static readonly PublishedHistory Embedded = HistoryTables.ReadEmbedded();
    private static readonly DateOnly AsOf = new(2026, 7, 24);

    [Fact]
    public void Run_LaterWindow_IsAtLeastAsLikelyToHaveARound()
    {
        ForecastResult result = Run(AsOf);
        Assert.All(
            result.Window.GroupBy(window => window.Type),
            type =>
                Assert.Equal(type.Select(w => w.ProbabilityOfAnyRound).Order(), type.Select(w => w.ProbabilityOfAnyRound))
        );
    }

    [Fact]
    public void Run_RoundAfterTheAnnouncedChange_IsWider()
    {
        // The day before the change and the day of it, the same size; the clearance model sees one day more.
        double before = Width(Run(AsOf, new AskedRound(RoundType.Cec, 2000, new DateOnly(2026, 11, 2))));
        double after = Width(Run(AsOf, new AskedRound(RoundType.Cec, 2000, new DateOnly(2026, 11, 3))));
        Assert.InRange(after / before, 1.4, 1.8);
    }

    [Fact]
    public void Run_BeforeTheChangeWasProposed_KnowsNothingOfIt()
    {
        DateOnly early = new(2026, 3, 1);
        double before = Width(Run(early, new AskedRound(RoundType.Cec, 2000, new DateOnly(2026, 11, 2))));
        double after = Width(Run(early, new AskedRound(RoundType.Cec, 2000, new DateOnly(2026, 11, 3))));
        Assert.InRange(after / before, 0.9, 1.1);
    }

    [Fact]
    public void Run_PoisonedFuture_ChangesNothing()
    {
        DateOnly asOf = new(2025, 3, 1);
        PublishedHistory poisoned = Embedded with
        {
            Rounds =
            [
                .. Embedded.Rounds.Select(round =>
                    round.Date < asOf ? round : round with { Cutoff = 17, Invitations = 9, Type = RoundType.Fst }
                ),
            ],
            Snapshots =
            [
                .. Embedded.Snapshots.Select(pool => pool.Published < asOf ? pool : pool with { Total = 1, Bands = [] }),
            ],
        };
        ForecastResult clean = Run(asOf);
        ForecastResult after = Run(asOf, history: poisoned);
        Assert.Equal(clean.Next.SelectMany(next => next.Cutoff), after.Next.SelectMany(next => next.Cutoff));
        Assert.Equal(
            clean.Window.SelectMany(window => window.LastCutoff),
            after.Window.SelectMany(window => window.LastCutoff)
        );
        Assert.Equal(clean.Pool, after.Pool);
    }

    [Fact]
    public void Run_BothModels_AgreeOnTheNextRoundsOfLargeTypes()
    {
        // Two ways to the same question, built on different parts: medians of the next cec and french rounds lie within 25
        // points of each other (the 90 % ranges are wider than that). Pool model: 40 futures.
        ForecastResult combined = Run(AsOf);
        ForecastResult pool = PoolForecaster.Run(Request(AsOf, Embedded, null) with { Replications = 40, Threads = 2 });
        foreach (RoundType type in new[] { RoundType.Cec, RoundType.French })
        {
            double ours = combined.Next.Single(next => next.Type == type).Cutoff[9];
            double theirs = pool.Next.Single(next => next.Type == type).Cutoff[9];
            Assert.InRange(theirs, ours - 25, ours + 25);
        }
    }

    [Fact]
    public void Run_NoRounds_IsRefusedInOneLine() =>
        Assert.Contains(
            "at least one",
            Assert.Throws<InvalidInputException>(() => Run(AsOf, history: Embedded with { Rounds = [] })).Message,
            StringComparison.Ordinal
        );

    private static double Width(ForecastResult result) => result.Rounds[0].Cutoff[17] - result.Rounds[0].Cutoff[1];

    private static ForecastResult Run(DateOnly asOf, AskedRound? round = null, PublishedHistory? history = null) =>
        CombinedForecast.Run(Request(asOf, history ?? Embedded, round));

    private static ForecastRequest Request(DateOnly asOf, PublishedHistory history, AskedRound? round) =>
        new()
        {
            History = history.KnownBefore(asOf),
            AsOf = asOf,
            Replications = 400,
            Seed = 5,
            Rounds = round is { } asked ? [asked] : [],
        };
}
