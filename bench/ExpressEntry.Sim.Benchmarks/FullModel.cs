using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Benchmarks;

/// <summary>
/// A pool of real size with everything the engines model: eight groups (hundreds of combinations), departures, nominations,
/// declines and lapses, and 60 rounds a year of the kinds and sizes of 2026.
/// </summary>
internal static class FullModel
{
    private const long Day = 86_400;
    private const long StartSeconds = 20_640 * Day; // a Monday

    private static readonly ImmutableArray<GroupShare> Groups =
    [
        Share(RoundType.Cec, 0.35),
        Share(RoundType.Fsw, 0.70),
        Share(RoundType.Fst, 0.02),
        Share(RoundType.French, 0.12),
        Share(RoundType.Healthcare, 0.08),
        Share(RoundType.Stem, 0.15),
        Share(RoundType.Trades, 0.05),
        Share(RoundType.Education, 0.04),
    ];

    internal static readonly ImmutableArray<double> Arrivals = Rates();

    public static StartPool Start { get; } =
        new(
            StartSeconds,
            [
                new StartBand(0, 300, 8_000),
                new StartBand(301, 350, 18_000),
                new StartBand(351, 400, 50_000),
                new StartBand(401, 450, 65_000),
                new StartBand(451, 500, 70_000),
                new StartBand(501, 600, 18_000),
                new StartBand(601, 1200, 1_000),
            ],
            [.. Enumerable.Repeat(1.0, CrsScore.Count)],
            Groups,
            [Clearing(RoundType.Cec, 515, 9), Clearing(RoundType.French, 405, 16), Clearing(RoundType.Healthcare, 470, 30)]
        );

    /// <summary>60 rounds of a year: cec, pnp and french by turns, others now and then.</summary>
    public static ImmutableArray<PlannedRound> Rounds { get; } =
    [
        .. Enumerable
            .Range(1, 60)
            .Select(i =>
            {
                (RoundType type, int size) = (i % 6) switch
                {
                    0 => (RoundType.French, 4_500),
                    1 or 4 => (RoundType.Pnp, -20),
                    2 or 5 => (RoundType.Cec, 2_000),
                    _ => (i % 4) switch
                    {
                        0 => (RoundType.Healthcare, 2_500),
                        1 => (RoundType.Trades, 1_200),
                        2 => (RoundType.Education, 1_000),
                        _ => (RoundType.Stem, 2_000),
                    },
                };
                return new PlannedRound(StartSeconds + (i * 6 * Day) + 50_000, type, size);
            }),
    ];

    /// <summary>The laws of one replication: rate, share of leavers, nominations and answers drawn anew.</summary>
    public static PoolModel Redraw(int replication)
    {
        var random = new RandomStream(7, replication, StreamPurpose.Parameters, 0);
        double rate = 1 + (0.08 * random.NextNormal());
        return new PoolModel
        {
            Arrivals = new ArrivalMix([.. Arrivals.Select(perDay => perDay * rate)], Groups),
            DepartureShareOfPoolPerDay = 0.0011 + (0.0029 * random.NextUniform()),
            NominationsPerDay = 30 * (1 + (0.15 * random.NextNormal())),
            NominationWeights = [.. Enumerable.Repeat(1.0, CrsScore.Nomination + 1)],
            Responses = new ResponseModel(0.04, 0.18, 60),
        };
    }

    private static ImmutableArray<double> Rates()
    {
        double[] perDay = new double[CrsScore.Count];
        foreach (
            (int low, int high, double total) in new[]
            {
                (0, 300, 24),
                (301, 350, 55),
                (351, 400, 152),
                (401, 450, 198),
                (451, 500, 213),
                (501, 600, 55.0),
            }
        )
        {
            perDay.AsSpan(low, high - low + 1).Fill(total / (high - low + 1));
        }

        return [.. perDay];
    }

    private static GroupShare Share(RoundType type, double share) =>
        new(type, [.. Enumerable.Repeat(share, CrsScore.Count)]);

    private static Clearing Clearing(RoundType type, int cutoff, int daysAgo) =>
        new(
            type,
            [
                .. Enumerable
                    .Range(0, CrsScore.Count)
                    .Select(score => score >= cutoff ? StartSeconds - (daysAgo * Day) : long.MinValue),
            ]
        );
}
