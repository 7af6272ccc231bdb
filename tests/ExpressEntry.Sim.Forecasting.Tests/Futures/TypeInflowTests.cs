using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Tests.Futures;

public sealed class TypeInflowTests
{
    private static readonly DateOnly Begin = new(2025, 1, 6);

    [Theory]
    [InlineData(0.5)]
    [InlineData(3.0)]
    public void Fit_RoundsOfAKnownInflow_RecoversItsLevel(double peakPerDay)
    {
        // Every 14 days all members above 470 are invited; so each round takes what came in 14 days (the first: in a year).
        double perDay = peakPerDay * Enumerable.Range(471, 130).Sum(score => TypeInflow.Shape[score]);
        List<PublishedRound> rounds = [];
        for (int i = 0; i < 10; i++)
        {
            double days = i == 0 ? 365 : 14;
            rounds.Add(Round(Begin.AddDays(14 * i), RoundType.Cec, (int)Math.Round(perDay * days * 10), 471, "10"));
        }

        TypeInflow fit = TypeInflow.Fit(RoundType.Cec, rounds, attritionPerDay: 0, new ClearanceMemory())!;

        Assert.Equal(10, fit.Rounds);
        // Sizes are ten times the inflow so that rounding does not matter; half of the cut-off's own score is counted too.
        Assert.Equal(Math.Log(peakPerDay * 10), fit.LogLevel, 0.03);
        Assert.InRange(fit.LogLevelSpread, 0.05, 0.26);
    }

    [Fact]
    public void Fit_TypeWithoutARound_IsNothing() =>
        Assert.Null(
            TypeInflow.Fit(RoundType.Stem, [Round(Begin, RoundType.Cec, 10, 500, "1")], 0.001, new ClearanceMemory())
        );

    [Fact]
    public void Clear_GeneralRound_ClearsEveryType()
    {
        var memory = new ClearanceMemory();
        PublishedRound general = Round(Begin, RoundType.General, 1000, 450, "1");
        _ = TypeInflow.Fit(RoundType.Cec, [general, Round(Begin.AddDays(10), RoundType.Cec, 10, 500, "2")], 0.001, memory);
        long at = ClearanceMemory.InstantOf(general);
        Assert.Equal(at, memory.ClearedToUtcSeconds[470]);
        Assert.Equal(long.MinValue, memory.ClearedToUtcSeconds[449]);
        Assert.Equal(10, memory.DaysSinceCleared(470, at + (10 * 86_400)), 1e-9);
        Assert.Equal(365, memory.DaysSinceCleared(100, at), 1e-9);
    }

    [Fact]
    public void Clear_TieBreakPublished_ClearsTheCutoffOnlyUpToIt()
    {
        var memory = new ClearanceMemory();
        DateTimeOffset tieBreak = new(2024, 12, 24, 8, 0, 0, TimeSpan.Zero);
        memory.Clear(Round(Begin, RoundType.Cec, 10, 500, "1") with { TieBreak = tieBreak });
        Assert.Equal(tieBreak.ToUnixTimeSeconds(), memory.ClearedToUtcSeconds[500]);
        Assert.Equal(ClearanceMemory.SecondsOf(Begin) + (14 * 3600), memory.ClearedToUtcSeconds[501]);
    }

    private static PublishedRound Round(DateOnly day, RoundType type, int size, int cutoff, string number) =>
        new(number, day, type, type.ToWord(), size, cutoff, null, null, "", []);
}
