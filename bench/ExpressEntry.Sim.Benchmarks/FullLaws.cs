using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Benchmarks;

/// <summary>
/// A pool of real size with everything the laws can say: 48 signatures, leaving for two reasons, nominations, five kinds of
/// score change, re-entry, declines and lapses with delays, and 60 rounds a year of the kinds and sizes of 2026.
/// </summary>
internal static class FullLaws
{
    private const long Day = 86_400;
    private const long StartSeconds = 20_640 * Day; // a Monday

    private static readonly ImmutableArray<(GroupSet Groups, double Share)> Mixes = MixesOf();
    private static readonly ImmutableArray<double> Arrivals = Rates();

    public static PoolStart Start { get; } =
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
            [
                .. Mixes.Select(mix => new StartStock(
                    [.. Enumerable.Repeat(mix.Share, CrsScore.Count)],
                    [.. Enumerable.Range(0, CrsScore.Count).Select(score => OldestDays(mix.Groups, score))]
                )),
            ],
            0.0025
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

    /// <summary>The laws of one replication: rate, shares of leavers, nominations and chances of change drawn anew.</summary>
    public static PoolLaws Redraw(int replication)
    {
        var random = new RandomStream(7, replication, StreamPurpose.Parameters, 0);
        double rate = 1 + (0.08 * random.NextNormal());
        double improving = 1 + (0.1 * random.NextNormal());
        return new PoolLaws
        {
            Signatures =
            [
                .. Mixes.Select(mix => new Signature(mix.Groups, [.. Arrivals.Select(perDay => perDay * rate * mix.Share)])),
            ],
            WithdrawnSharePerDay = 0.001 + (0.002 * random.NextUniform()),
            LostEligibilitySharePerDay = 0.0005,
            NominationsPerDay = 30 * (1 + (0.15 * random.NextNormal())),
            NominationWeights = [.. Enumerable.Repeat(1.0, CrsScore.Nomination + 1)],
            Changes =
            [
                Change("birthday", 0.7 / 365, [(-5, 0.7), (-6, 0.3)]),
                Change("language test", 0.0006 * improving, [(10, 0.4), (20, 0.3), (40, 0.3)]),
                Change("year of experience", 0.0008 * improving, [(13, 0.4), (25, 0.4), (30, 0.2)]) with
                {
                    Of = GroupSet.Of(RoundType.Cec),
                },
                Change("first year of experience", 0.0004 * improving, [(40, 0.6), (53, 0.4)]) with
                {
                    Of = GroupSet.Of(RoundType.Fsw),
                    Gained = GroupSet.Of(RoundType.Cec),
                },
                Change("french test", 0.0001, [(25, 0.5), (50, 0.5)]) with
                {
                    Of = GroupSet.Of(RoundType.Cec),
                    Gained = GroupSet.Of(RoundType.French),
                },
            ],
            Reentry = new ReentryLaw(0.2, 0.1, 0.3, [0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05]),
            Answers = new AnswerLaw
            {
                DeclinedShare = 0.04,
                LapsedShare = 0.18,
                Deadlines = [new DatedDeadline(long.MinValue, 60)],
                AppliedAfterDays = [.. Enumerable.Range(1, 60).Select(day => day < 20 ? 0.5 : 1.0 + (day / 30.0))],
            },
        };
    }

    // French or not, four mixes of programs, and at most one of five kinds of occupation, or none: 4 · 6 · 2 = 48.
    private static ImmutableArray<(GroupSet Groups, double Share)> MixesOf()
    {
        (GroupSet Groups, double Share)[] programs =
        [
            (GroupSet.Of(RoundType.Fsw), 0.60),
            (GroupSet.Of(RoundType.Cec), 0.08),
            (GroupSet.Of(RoundType.Cec, RoundType.Fsw), 0.30),
            (GroupSet.Of(RoundType.Cec, RoundType.Fsw, RoundType.Fst), 0.02),
        ];
        (GroupSet Groups, double Share)[] occupations =
        [
            (default, 0.60),
            (GroupSet.Of(RoundType.Stem), 0.15),
            (GroupSet.Of(RoundType.Healthcare), 0.10),
            (GroupSet.Of(RoundType.Trades), 0.07),
            (GroupSet.Of(RoundType.Education), 0.05),
            (GroupSet.Of(RoundType.Transport), 0.03),
        ];
        return
        [
            .. from program in programs
            from occupation in occupations
            from french in new[]
            {
                (Groups: default(GroupSet), Share: 0.88),
                (Groups: GroupSet.Of(RoundType.French), Share: 0.12),
            }
            select (program.Groups | occupation.Groups | french.Groups, program.Share * occupation.Share * french.Share),
        ];
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

    private static double OldestDays(GroupSet groups, int score)
    {
        double days = ProfileValidity.Days;
        foreach (
            (RoundType type, int cutoff, double daysAgo) in new[]
            {
                (RoundType.Cec, 515, 9),
                (RoundType.French, 405, 16),
                (RoundType.Healthcare, 470, 30.0),
            }
        )
        {
            days = groups.Contains(type) && score >= cutoff ? Math.Min(days, daysAgo) : days;
        }

        return days;
    }

    private static ScoreChange Change(string name, double chance, (int Points, double Weight)[] steps) =>
        new()
        {
            Name = name,
            ChancePerDay = chance,
            Steps = [.. steps.Select(step => new ScoreStep(step.Points, step.Weight))],
        };
}
