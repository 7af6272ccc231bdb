using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Tests.Cohorts;

/// <summary>A pool so small that every kind of event shapes the results: what both engines are compared on.</summary>
internal static class SmallScenario
{
    public const long Day = 86_400;
    public const long Start = 20_000 * Day;

    /// <summary>Rounds in the middle of weeks and days, of every kind of group, and one without a full house.</summary>
    public static ImmutableArray<PlannedRound> Rounds { get; } =
    [
        .. Enumerable
            .Range(1, 24)
            .Select(i => new PlannedRound(
                Start + (i * 12 * Day) + (i % 5 * 20_000),
                (i % 4) switch
                {
                    0 => RoundType.General,
                    1 => RoundType.Cec,
                    2 => RoundType.Pnp,
                    _ => RoundType.French,
                },
                (i % 4) switch
                {
                    0 => 12,
                    1 => 10,
                    2 => -1,
                    _ => 8,
                }
            )),
    ];

    public static PoolModel Model { get; } =
        new()
        {
            Arrivals = new ArrivalMix(
                Flat(score => score is >= 440 and < 452 ? 0.12 + (0.01 * (score % 3)) : 0),
                [
                    new GroupShare(RoundType.Cec, Flat(score => score / 1200.0)),
                    new GroupShare(RoundType.French, Flat(score => score % 2 == 0 ? 0.3 : 0.2)),
                ]
            ),
            DepartureShareOfPoolPerDay = 0.006,
            NominationsPerDay = 0.15,
            NominationWeights =
            [
                .. Enumerable.Range(0, CrsScore.Nomination + 1).Select(score => score % 2 == 0 ? 1.0 : 0.5),
            ],
            Responses = new ResponseModel(0.3, 0.2, 40),
        };

    public static StartPool StartPool { get; } =
        new(
            Start,
            [new StartBand(445, 450, 60), new StartBand(438, 444, 90), new StartBand(1040, 1050, 6)],
            Flat(score => score % 4),
            [new GroupShare(RoundType.Cec, Flat(_ => 0.5)), new GroupShare(RoundType.French, Flat(_ => 0.15))],
            [
                new Clearing(
                    RoundType.Cec,
                    [
                        .. Enumerable
                            .Range(0, CrsScore.Count)
                            .Select(score => score >= 446 ? Start - (25 * Day) - 5000 : long.MinValue),
                    ]
                ),
            ]
        );

    private static ImmutableArray<double> Flat(Func<int, double> valueAt) =>
        [.. Enumerable.Range(0, CrsScore.Count).Select(valueAt)];
}
