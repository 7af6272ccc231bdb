using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Runs;

public sealed class ScenarioCalendarTests
{
    private static readonly DateOnly AsOf = new(2026, 7, 24);

    // One round of each kind a week for ten weeks, and one before the first day.
    private static readonly PlannedRound[] Drawn =
    [
        new(At(-3), RoundType.Cec, 700),
        .. Enumerable
            .Range(0, 10)
            .SelectMany(week =>
                (PlannedRound[])
                    [
                        new(At(week * 7), RoundType.Cec, 1000),
                        new(At((week * 7) + 1), RoundType.French, 3000),
                        new(At((week * 7) + 2), RoundType.Pnp, -20),
                    ]
            ),
    ];

    [Fact]
    public void Of_NothingSaid_IsWhatWasDrawn() => Assert.Equal(Drawn, Of(""));

    [Fact]
    public void Of_Pauses_HaveNoRoundOfTheirTypesAndLeaveTheOthers()
    {
        List<PlannedRound> rounds = Of("rounds: {pauses: [{from: 2026-07-31, to: 2026-08-14, types: [cec]}]}");
        DateOnly[] gone = [AsOf.AddDays(7), AsOf.AddDays(14), AsOf.AddDays(21)];
        Assert.Equal(Drawn.Where(round => round.Type != RoundType.Cec || !gone.Contains(DayOf(round))), rounds);
        Assert.Empty(Of("rounds: {pauses: [{from: 2026-07-24, to: 2027-07-24}]}").Skip(1)); // all types, but not the past
    }

    [Fact]
    public void Of_APause_StopsCadencesAndNotTheList()
    {
        List<PlannedRound> rounds = Of(
            """
            rounds:
              process: none
              cadence: [{type: stem, every_days: 7, size: 10}]
              list: [{at: 2026-08-01T00:00:00Z, type: stem, size: 99}]
              pauses: [{from: 2026-07-25, to: 2027-07-24}]
            """
        );
        Assert.Equal([700, 10, 99], rounds.Select(round => round.Size));
    }

    [Fact]
    public void Of_Instead_KeepsDaysAndSizesAndChangesTheType()
    {
        List<PlannedRound> rounds = Of("rounds: {instead: {french: general}, size_factors: {french: 0.5, general: 9}}");
        Assert.Equal(
            Drawn.Select(round =>
                round.Type == RoundType.French ? round with { Type = RoundType.General, Size = 1500 } : round
            ),
            rounds
        );
    }

    [Fact]
    public void Of_SizeFactors_MultiplyOnTopOfEachOtherAndLeaveNomineesAlone()
    {
        List<PlannedRound> rounds = Of("rounds: {size_factor: 2, size_factors: {cec: 0.25}}");
        Assert.All(
            rounds.Skip(1),
            round =>
                Assert.Equal(
                    round.Type switch
                    {
                        RoundType.Cec => 500,
                        RoundType.French => 6000,
                        _ => -20,
                    },
                    round.Size
                )
        );
        Assert.Equal(700, rounds[0].Size); // before the first day
    }

    private static List<PlannedRound> Of(string yaml)
    {
        Scenario scenario = ScenarioReader.Read("s.yaml", "scenario: 1\n" + yaml) with { AsOf = AsOf };
        long from = ClearanceMemory.SecondsOf(AsOf);
        return new ScenarioCalendar(scenario, from, from + (365L * 86_400)).Of(Drawn, resize: null);
    }

    private static long At(int day) => ClearanceMemory.SecondsOf(AsOf.AddDays(day)) + (14 * 3600);

    private static DateOnly DayOf(PlannedRound round) =>
        DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(round.AtUtcSeconds).UtcDateTime);
}
