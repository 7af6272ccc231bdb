using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>A pool so small that every kind of event shapes the results: what engines are compared on.</summary>
internal static class SmallLaws
{
    public const long Day = 86_400;

    /// <summary>A Wednesday.</summary>
    public const long Start = 20_005 * Day;

    /// <summary>Instants in the middle of weeks and days; every kind of group, some sized by who is left.</summary>
    public static ImmutableArray<PlannedRound> Rounds { get; } =
    [
        .. Enumerable
            .Range(1, 30)
            .Select(i => new PlannedRound(
                Start + (i * 13 * Day) + (i % 5 * 20_011),
                (i % 5) switch
                {
                    0 => RoundType.General,
                    1 => RoundType.Cec,
                    2 => RoundType.Pnp,
                    3 => RoundType.French,
                    _ => RoundType.Other,
                },
                (i % 5) switch
                {
                    0 => 12,
                    1 => 14,
                    2 => -1,
                    3 => 8,
                    _ => 3,
                }
            )),
    ];

    /// <summary>Every law there is, at rates that matter.</summary>
    public static PoolLaws Laws { get; } =
        new()
        {
            Signatures =
            [
                new Signature(new GroupSet(0), Rates(score => score is >= 440 and < 452 ? 0.04 + (0.01 * (score % 3)) : 0)),
                new Signature(GroupSet.Of(RoundType.Cec), Rates(score => score is >= 442 and < 455 ? 0.05 : 0)),
                new Signature(
                    GroupSet.Of(RoundType.Cec, RoundType.French),
                    Rates(score => score is >= 438 and < 448 ? 0.02 : 0)
                ),
                new Signature(GroupSet.Of(RoundType.French, RoundType.Fsw), Rates(score => score == 441 ? 0.2 : 0)),
                new Signature(GroupSet.Of(RoundType.Other), Rates(score => score is 443 or 1041 ? 0.06 : 0)),
            ],
            ArrivalFactors = [1, 0.5, 1.6, 1, 1, 1.1],
            WithdrawnSharePerDay = 0.004,
            LostEligibilitySharePerDay = 0.002,
            NominationsPerDay = 0.15,
            NominationWeights =
            [
                .. Enumerable.Range(0, CrsScore.Nomination + 1).Select(score => score % 2 == 0 ? 1.0 : 0.5),
            ],
            Changes =
            [
                new ScoreChange
                {
                    Name = "birthday",
                    ChancePerDay = 0.004,
                    Steps = [new ScoreStep(-1, 3), new ScoreStep(-2, 1)],
                },
                new ScoreChange
                {
                    Name = "French test",
                    ChancePerDay = 0.002,
                    Steps = [new ScoreStep(4, 1)],
                    Of = GroupSet.Of(RoundType.Cec),
                    Gained = GroupSet.Of(RoundType.French),
                    LowestScore = 440,
                    HighestScore = 450,
                },
            ],
            Rescorings =
            [
                new Rescoring(
                    Start + (200 * Day),
                    [
                        new ScoreMove(1, 446, 449, 1, 0.5),
                        new ScoreMove(1, 446, 440, 2, 0.25),
                        new ScoreMove(0, 441, 447, 0, 1),
                    ]
                ),
            ],
            Reentry = new ReentryLaw(0.3, 0.2, 0.5, [1, 0, 2]),
            Answers = new AnswerLaw
            {
                DeclinedShare = 0.3,
                LapsedShare = 0.2,
                Deadlines = [new DatedDeadline(long.MinValue, 40), new DatedDeadline(Start + (150 * Day), 25)],
                DeclinedAfterDays = [0, 1, 1, 0, 4],
                AppliedAfterDays = [.. Enumerable.Range(0, 60).Select(day => day % 3.0)],
            },
        };

    /// <summary>Published bands, scores between them, and ages cut off by past rounds.</summary>
    public static PoolStart Pool { get; } =
        new(
            Start,
            [new StartBand(445, 450, 40), new StartBand(438, 444, 70), new StartBand(1040, 1050, 5)],
            [
                new StartStock(Rates(score => score % 4), []),
                new StartStock(Rates(score => score % 3), Rates(score => score >= 446 ? 25 : 300)),
                new StartStock(Rates(score => score is >= 440 and < 460 ? 0.7 : 0.001), []),
                new StartStock(Rates(_ => 0.01), Rates(_ => 91)),
                new StartStock(Rates(score => score == 1040 ? 2 : 0), []),
            ],
            0.004
        );

    /// <summary>1,201 numbers.</summary>
    public static ImmutableArray<double> Rates(Func<int, double> rateAt) =>
        [.. Enumerable.Range(0, CrsScore.Count).Select(rateAt)];
}
