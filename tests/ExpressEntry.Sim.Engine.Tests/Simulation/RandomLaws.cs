using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Small pools with everything in them, a different one for each number.</summary>
internal static class RandomLaws
{
    private static readonly RoundType[] Types =
    [
        RoundType.General,
        RoundType.Pnp,
        RoundType.Cec,
        RoundType.French,
        RoundType.Fsw,
    ];

    public static (PoolLaws Laws, PoolStart Start, ImmutableArray<PlannedRound> Rounds) Of(int number)
    {
        var random = new RandomStream(number, 0, StreamPurpose.Parameters, 0);
        long startDay = 20_000 + random.NextBelow(14);
        double rate = 0.02 + (0.3 * random.NextUniform());
        int lowest = 400 + random.NextBelow(100);
        Signature[] signatures =
        [
            new(default, Flat(lowest, rate)),
            new(GroupSet.Of(RoundType.Cec), Flat(lowest, 2 * rate)),
            new(GroupSet.Of(RoundType.Fsw, RoundType.French), Flat(lowest + 3, rate)),
            new(GroupSet.Of(RoundType.Cec, RoundType.Fsw, RoundType.French), SimpleLaws.None),
        ];
        PoolLaws laws = new()
        {
            Signatures = [.. signatures],
            ArrivalFactors = [.. Enumerable.Range(0, 1 + random.NextBelow(10)).Select(i => 0.5 + (i % 3 * 0.4))],
            WithdrawnSharePerDay = 0.01 * random.NextUniform(),
            LostEligibilitySharePerDay = 0.004 * random.NextUniform(),
            NominationsPerDay = random.NextUniform(),
            NominationWeights = [.. Enumerable.Range(0, CrsScore.Nomination + 1).Select(score => score % 3 * 0.5)],
            Changes =
            [
                new ScoreChange
                {
                    Name = "birthday",
                    ChancePerDay = 0.01,
                    Steps = [new(-5, 0.7), new(-6, 0.3)],
                },
                new ScoreChange
                {
                    Name = "experience",
                    ChancePerDay = 0.02 * random.NextUniform(),
                    Steps = [new(13, 1), new(30, 1)],
                    LowestScore = lowest + 2,
                    Of = GroupSet.Of(RoundType.Fsw),
                    Gained = GroupSet.Of(RoundType.Cec),
                },
            ],
            Rescorings =
                random.NextBelow(2) == 0
                    ? []
                    :
                    [
                        new Rescoring(
                            (startDay + 10 + random.NextBelow(100)) * SimpleLaws.Day,
                            [
                                new ScoreMove(1, lowest + 1, lowest - 30, 1, 0.5),
                                new ScoreMove(1, lowest + 1, lowest + 30, 0, 0.25),
                            ]
                        ),
                    ],
            Reentry = new ReentryLaw(random.NextUniform(), random.NextUniform(), random.NextUniform(), [1, 0, 2, 1]),
            Answers = new AnswerLaw
            {
                DeclinedShare = 0.5 * random.NextUniform(),
                LapsedShare = 0.5 * random.NextUniform(),
                Deadlines = [new(long.MinValue, 1 + random.NextBelow(60)), new((startDay + 100) * SimpleLaws.Day, 90)],
            },
        };
        PoolStart start = new(
            startDay * SimpleLaws.Day,
            [new StartBand(lowest, lowest + 5, random.NextBelow(300)), new StartBand(700, 720, random.NextBelow(20))],
            [
                .. signatures.Select(signature => new StartStock(
                    [.. signature.ArrivalsPerDay.Select(perDay => 20 * perDay)],
                    [.. Enumerable.Range(0, CrsScore.Count).Select(score => score > lowest + 4 ? 20.5 : 365)]
                )),
            ],
            0.01 * random.NextUniform()
        );
        var rounds = ImmutableArray.CreateBuilder<PlannedRound>();
        for (long at = start.AtUtcSeconds + random.NextBelow(500_000); rounds.Count < 40; at += random.NextBelow(1_800_000))
        {
            rounds.Add(new PlannedRound(at, Types[random.NextBelow(Types.Length)], random.NextBelow(40) - 8));
        }

        return (laws, start, rounds.ToImmutable());
    }

    private static ImmutableArray<double> Flat(int lowest, double perDay) =>
        [.. Enumerable.Range(0, CrsScore.Count).Select(score => score >= lowest && score < lowest + 12 ? perDay : 0)];
}
