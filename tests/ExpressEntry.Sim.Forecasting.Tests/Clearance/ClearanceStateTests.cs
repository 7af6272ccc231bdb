using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Tests.Clearance;

public sealed class ClearanceStateTests
{
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private static readonly DateOnly Day = new(2026, 8, 5);

    [Fact]
    public void Forecast_LargerRound_IsNeverHigher()
    {
        ClearanceState state = ClearanceState.Learn(History);
        foreach (RoundType type in new[] { RoundType.Cec, RoundType.French, RoundType.Healthcare })
        {
            double previous = 1200;
            for (int size = 250; size <= 16_000; size *= 2)
            {
                double median = state.Forecast(type, Day, size, persistence: null)!.Median;
                Assert.True(median <= previous, $"{type} of {size}: {median} above {previous}.");
                previous = median;
            }
        }
    }

    [Fact]
    public void Forecast_LongerWait_IsNeverLower()
    {
        ClearanceState state = ClearanceState.Learn(History);
        double previous = 0;
        for (int days = 0; days < 120; days += 7)
        {
            double median = state.Forecast(RoundType.Cec, Day.AddDays(days), 3000, persistence: null)!.Median;
            Assert.True(median >= previous - 1e-9, $"After {days} days: {median} below {previous}.");
            previous = median;
        }
    }

    [Fact]
    public void Advance_TheSameRoundAgain_NeedsALowerCutoffSoonAfter()
    {
        ClearanceState before = ClearanceState.Learn(History);
        double first = before.Forecast(RoundType.French, Day, 4000, persistence: null)!.Median;
        ClearanceState after = before.Advance(RoundType.French, Day, 4000, (int)first, tieBreakDay: null);
        double second = after.Forecast(RoundType.French, Day.AddDays(1), 4000, persistence: null)!.Median;

        Assert.True(second < first - 5);
        Assert.Equal(first, before.Forecast(RoundType.French, Day, 4000, persistence: null)!.Median);
    }

    [Fact]
    public void Advance_GeneralRound_ClearsTheOtherTypes()
    {
        ClearanceState before = ClearanceState.Learn(History);
        ClearanceState after = before.Advance(RoundType.General, Day, 5000, 505, tieBreakDay: null);
        double without = before.Forecast(RoundType.Cec, Day.AddDays(7), 3000, persistence: null)!.Median;
        double with = after.Forecast(RoundType.Cec, Day.AddDays(7), 3000, persistence: null)!.Median;

        Assert.True(with < without);
    }

    [Fact]
    public void Learn_OneMoreRound_EqualsAdvance()
    {
        PublishedRound last = History.Rounds.Last(round => round.Type == RoundType.Cec);
        PublishedHistory known = History.KnownBefore(last.Date);
        ClearanceState learned = ClearanceState.Learn(known with { Rounds = [.. known.Rounds, last] });
        double tieBreak = last.TieBreak!.Value.UtcTicks / (double)TimeSpan.TicksPerDay;
        ClearanceState advanced = ClearanceState
            .Learn(known)
            .Advance(last.Type, last.Date, last.Invitations!.Value, last.Cutoff!.Value, tieBreak);

        // The online scale learns only from real rounds: medians are equal, widths move by at most one step of it.
        CutoffQuantiles one = learned.Forecast(RoundType.Cec, Day, 3000, persistence: null)!;
        CutoffQuantiles other = advanced.Forecast(RoundType.Cec, Day, 3000, persistence: null)!;
        Assert.Equal(one.Median, other.Median, 9);
        Assert.InRange(
            one.Values[^1] - one.Values[0],
            0.9 * (other.Values[^1] - other.Values[0]),
            1.1 * (other.Values[^1] - other.Values[0])
        );
    }

    [Fact]
    public void StartPath_SameNumber_GivesTheSameCutoffsAndLeavesTheStateAlone()
    {
        ClearanceState state = ClearanceState.Learn(History);
        double before = state.Forecast(RoundType.Cec, Day, 3000, persistence: null)!.Median;
        int[][] runs =
        [
            .. Enumerable
                .Range(0, 2)
                .Select(_ =>
                {
                    ClearancePath path = state.StartPath(seed: 9, path: 4);
                    return Enumerable
                        .Range(0, 10)
                        .Select(i => path.Next(RoundType.Cec, Day.AddDays(14 * i), 3000, (i % 3) - 1.0, clearsOthers: true))
                        .ToArray();
                }),
        ];

        Assert.Equal(runs[0], runs[1]);
        Assert.Equal(before, state.Forecast(RoundType.Cec, Day, 3000, persistence: null)!.Median);
    }

    [Fact]
    public void Forecast_NomineesOrTypeNeverSeen_IsNull()
    {
        ClearanceState state = ClearanceState.Learn(History);
        Assert.Null(state.Forecast(RoundType.Pnp, Day, 500, persistence: null));
        Assert.Null(state.Forecast(RoundType.Other, Day, 500, persistence: null));
        Assert.False(state.Knows(RoundType.Researchers));
    }
}
