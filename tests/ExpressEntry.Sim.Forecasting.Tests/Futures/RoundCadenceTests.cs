using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Tests.Futures;

public sealed class RoundCadenceTests
{
    private static readonly DateOnly Known = new(2026, 1, 5);

    [Theory]
    [InlineData(14)]
    [InlineData(28)]
    public void Draw_TypeInRegularUse_HasStoppedAsOftenAsTypesDidHoweverShortItsGap(int gapDays)
    {
        // In 2016 to 2025 it was 14 % that had no round in the months 7 to 12. The mean of 4,000 futures is within 0.022 of
        // the process's own value in all but 1 of 10,000 runs.
        const int futures = 4000;
        RoundCadence cadence = RoundCadence.Fit(RoundType.Cec, [.. Rounds(gapDays)], Known, leftOver: null)!;
        int without = 0;
        for (int future = 0; future < futures; future++)
        {
            without += Draw(cadence, Known, future).Any(round => DayOf(round) >= Known.AddDays(182)) ? 0 : 1;
        }

        Assert.InRange(without / (double)futures, 0.14 - 0.03, 0.14 + 0.03);
    }

    [Fact]
    public void Draw_TypeLongSilent_MostlyDoesNotComeBack()
    {
        // Fourteen days are usual and 141 have passed: the chance to be gone is 0.01 + 0.1 · (141 / 14 − 1.5).
        DateOnly later = Known.AddDays(140);
        RoundCadence cadence = RoundCadence.Fit(RoundType.Cec, [.. Rounds(14)], later, leftOver: null)!;
        int gone = 0;
        for (int future = 0; future < 1000; future++)
        {
            gone += Draw(cadence, later, future).Count == 0 ? 1 : 0;
        }

        Assert.InRange(gone, 820, 900);
    }

    [Fact]
    public void Fit_TypeWithoutARoundInAYear_IsNothing() =>
        Assert.Null(RoundCadence.Fit(RoundType.Cec, [.. Rounds(14)], Known.AddYears(2), leftOver: null));

    // The rounds of a year.
    private static List<PlannedRound> Draw(RoundCadence cadence, DateOnly from, int future)
    {
        var random = new RandomStream(7, future, StreamPurpose.Calendar, 0);
        List<PlannedRound> rounds = [];
        cadence.Draw(from, from.AddDays(364), ref random, rounds);
        return rounds;
    }

    private static DateOnly DayOf(PlannedRound round) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(round.AtUtcSeconds).UtcDateTime);

    // A year of rounds, the last one the day before the known time ends.
    private static IEnumerable<PublishedRound> Rounds(int gapDays)
    {
        for (int back = 364 / gapDays; back >= 0; back--)
        {
            DateOnly day = Known.AddDays(-1 - (back * gapDays));
            yield return new PublishedRound($"{back}", day, RoundType.Cec, "", 3000, 520, null, null, "", []);
        }
    }
}
