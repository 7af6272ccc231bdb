using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Tests.Futures;

public sealed class PoolForecasterTests
{
    private static readonly PublishedHistory Embedded = HistoryTables.ReadEmbedded();
    private static readonly DateOnly AsOf = new(2026, 7, 24);

    [Fact]
    public void Run_EmbeddedHistory_AnswersEveryTypeItShould()
    {
        ForecastResult result = Run(AsOf, 24);

        Assert.Equal(
            Embedded.Rounds.Where(round => round.Date >= AsOf.AddDays(-365)).Select(round => round.Type).Distinct().Order(),
            result.Next.Select(next => next.Type).Order()
        );
        Assert.Equal(
            Embedded.Rounds.GroupBy(round => round.Type).Where(type => type.Count() >= 3).Select(type => type.Key).Order(),
            result.Window.Select(window => window.Type).Distinct().Order()
        );
        Assert.All(
            result.Window.GroupBy(window => window.Type),
            type => Assert.Equal([90, 180, 365], type.Select(w => w.Days))
        );
        Assert.All(
            result.Next.Select(next => next.Cutoff).Concat(result.Window.Select(window => window.LastCutoff)),
            quantiles =>
            {
                Assert.Equal(19, quantiles.Length);
                Assert.Equal(quantiles.Order(), quantiles);
                Assert.InRange(quantiles[0], 0, 1200);
                Assert.InRange(quantiles[^1], 0, 1200);
            }
        );
        // A longer window has every round of a shorter one.
        Assert.All(
            result.Window.GroupBy(window => window.Type),
            type =>
                Assert.Equal(type.Select(w => w.ProbabilityOfAnyRound).Order(), type.Select(w => w.ProbabilityOfAnyRound))
        );
        // The pool of the day is near the last published one (231,533 five days before, less some 7,500 invited since).
        Assert.InRange(result.Pool.Sum(band => band.Count), 220_000, 232_000);
    }

    [Fact]
    public void Run_OneThreadOrThree_GivesTheSame()
    {
        ForecastResult one = Run(AsOf, 9, threads: 1);
        ForecastResult three = Run(AsOf, 9, threads: 3);
        Assert.Equal(one.Next.SelectMany(next => next.Cutoff), three.Next.SelectMany(next => next.Cutoff));
        Assert.Equal(
            one.Window.SelectMany(window => window.LastCutoff),
            three.Window.SelectMany(window => window.LastCutoff)
        );
        Assert.Equal(one.Pool, three.Pool);
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
            Snapshots = [.. Embedded.Snapshots.Where(snapshot => snapshot.Published < asOf)],
        };
        ForecastResult clean = Run(asOf, 6);
        ForecastResult after = Run(asOf, 6, history: poisoned);
        Assert.Equal(clean.Next.SelectMany(next => next.Cutoff), after.Next.SelectMany(next => next.Cutoff));
        Assert.Equal(clean.Pool, after.Pool);
    }

    [Fact]
    public void Run_FixedParameters_GiveNarrowerRanges()
    {
        double Width(bool isFixed)
        {
            ForecastResult result = Run(
                AsOf,
                40,
                round: new AskedRound(RoundType.French, 4000, AsOf.AddDays(60)),
                isFixed: isFixed
            );
            return result.Rounds[0].Cutoff[16] - result.Rounds[0].Cutoff[2];
        }

        Assert.True(Width(isFixed: true) < Width(isFixed: false), "Fixed parameters leave less to chance.");
    }

    [Fact]
    public void Run_LargerAskedRound_HasALowerCutoff()
    {
        double Median(int size) =>
            Run(AsOf, 20, round: new AskedRound(RoundType.Cec, size, AsOf.AddDays(25))).Rounds[0].Cutoff[9];

        Assert.True(Median(500) > Median(2000));
        Assert.True(Median(2000) > Median(8000));
    }

    [Fact]
    public void Run_TypeNeverSeen_IsWideAndWarned()
    {
        ForecastResult result = Run(AsOf, 5, round: new AskedRound(RoundType.Researchers, null, AsOf));
        Assert.True(result.Rounds[0].Cutoff[18] - result.Rounds[0].Cutoff[0] > 100);
        Assert.Contains(result.Warnings, warning => warning.Contains("researchers", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_GridNotKnown_IsWarned() =>
        Assert.Contains(Run(AsOf, 2).Warnings, warning => warning.Contains("2026-11-02", StringComparison.Ordinal));

    [Fact]
    public void Run_NoSnapshotYet_IsRefusedInOneLine()
    {
        var wrong = Assert.Throws<InvalidInputException>(() => Run(new DateOnly(2016, 1, 1), 2));
        Assert.Contains("2016-01-01", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2017, 7, 1)]
    [InlineData(2019, 6, 1)]
    [InlineData(2022, 5, 1)]
    [InlineData(2023, 9, 1)]
    [InlineData(2024, 5, 1)]
    [InlineData(2027, 3, 1)]
    public void Run_AnyDayWithASnapshot_Answers(int year, int month, int day)
    {
        ForecastResult result = Run(new DateOnly(year, month, day), 3);
        Assert.NotEmpty(result.Window);
        Assert.All(result.Window, window => Assert.Equal(window.LastCutoff.Order(), window.LastCutoff));
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            PoolForecaster.Run(
                new ForecastRequest { History = Embedded.KnownBefore(AsOf), AsOf = AsOf },
                cancellation: source.Token
            )
        );
    }

    private static ForecastResult Run(
        DateOnly asOf,
        int replications,
        int threads = 2,
        PublishedHistory? history = null,
        AskedRound? round = null,
        bool isFixed = false
    ) =>
        PoolForecaster.Run(
            new ForecastRequest
            {
                History = (history ?? Embedded).KnownBefore(asOf),
                AsOf = asOf,
                Replications = replications,
                Seed = 5,
                Threads = threads,
                Rounds = round is { } asked ? [asked] : [],
                IsFixedParameters = isFixed,
            }
        );
}
