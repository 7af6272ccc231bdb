using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Tests.RoundProcess;

public sealed class SavedFuturesTests
{
    private const int Paths = 100;
    private const ulong Seed = 7;
    private static readonly DateOnly Origin = new(2026, 7, 24);
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded().KnownBefore(Origin);
    private static readonly SimulatedFutures Futures = SimulatedFutures.Simulate(History, Origin, 365, Seed, Paths);
    private static readonly byte[] Key = [.. Enumerable.Range(0, SavedFutures.KeyBytes).Select(i => (byte)i)];
    private static readonly byte[] Saved = SavedFutures.Write(Futures, Key);

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSameFutures()
    {
        SimulatedFutures read = SavedFutures.TryRead(Saved, Key)!;

        Assert.Equal(Futures.Origin, read.Origin);
        Assert.Equal(Futures.HorizonDays, read.HorizonDays);
        Assert.Equal(Futures.Paths.Length, read.Paths.Length);
        Assert.All(Futures.Paths.Zip(read.Paths), pair => Assert.Equal(pair.First, pair.Second));
        Assert.True(Futures.Paths.Sum(path => path.Length) > Paths);
    }

    [Fact]
    public void TryRead_AnotherKey_IsNothing()
    {
        byte[] other = [.. Key];
        other[^1] ^= 1;

        Assert.Null(SavedFutures.TryRead(Saved, other));
        Assert.Throws<ArgumentOutOfRangeException>(() => SavedFutures.Write(Futures, Key.AsSpan(1)));
    }

    [Fact]
    public void TryRead_CutAnywhere_IsNothing()
    {
        for (int length = 0; length < Saved.Length; length += Math.Max(1, length / 7))
        {
            Assert.Null(SavedFutures.TryRead(Saved.AsSpan(0, length), Key));
        }

        Assert.Null(SavedFutures.TryRead(Saved.AsSpan(0, Saved.Length - 1), Key));
        Assert.Null(SavedFutures.TryRead([.. Saved, 0], Key));
    }

    [Fact]
    public void TryRead_OneBitTurned_IsNothing()
    {
        for (int at = 0; at < Saved.Length; at += 1 + (at / 5))
        {
            byte[] damaged = [.. Saved];
            damaged[at] ^= 0x10;
            Assert.Null(SavedFutures.TryRead(damaged, Key));
        }
    }

    [Fact]
    public void Remember_SavedFutures_GiveTheAnswersOfSimulatedOnes()
    {
        PublishedHistory simulated = HistoryTables.ReadEmbedded().KnownBefore(Origin);
        PublishedHistory remembered = HistoryTables.ReadEmbedded().KnownBefore(Origin);
        SimulatedFutures read = SavedFutures.TryRead(Saved, Key)!;
        SimulatedFutures.Remember(remembered, Seed, read);

        Assert.Same(read, SimulatedFutures.Simulate(remembered, Origin, 365, Seed, Paths));
        CandidateTimeline candidate = CandidateTimeline.Constant(
            505,
            [Engine.Rules.RoundType.Cec, Engine.Rules.RoundType.French],
            new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)
        );
        CandidateOddsAnswer[] Answers(PublishedHistory history) =>
            [.. new CandidateOdds(history, Origin, 0, Seed, Paths).Answer(candidate, [30, 90, 180, 300, 365])];

        Assert.All(
            Answers(simulated).Zip(Answers(remembered)),
            pair =>
            {
                Assert.Equal(pair.First with { ByType = [] }, pair.Second with { ByType = [] });
                Assert.Equal(pair.First.ByType, pair.Second.ByType);
            }
        );
    }
}
