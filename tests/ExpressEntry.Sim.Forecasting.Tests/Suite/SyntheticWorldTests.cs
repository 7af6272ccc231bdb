using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Tests.Suite;

/// <summary>Worlds whose true predictive distribution is known: coverage within binomial limits.</summary>
public sealed class SyntheticWorldTests
{
    private const int RoundCount = 330;
    private const int Judged = 240;
    private const double Noise = 0.25;
    private static readonly DateOnly First = new(2015, 1, 10);

    // Constant arrivals of a known shape; the yield of each round is e to the power of normal noise. Cut-offs follow.
    private static readonly Lazy<(PublishedHistory History, double[][] Truth)> Pool = new(BuildPoolWorld);

    // Cut-offs drawn independently from one normal distribution: sizes and dates say nothing.
    private static readonly Lazy<PublishedHistory> Flat = new(() => History(RoundType.Cec, FlatRounds(470, 20)));

    [Fact]
    public void PoolWorld_TrueDistribution_CoversWithinBinomialLimits()
    {
        (PublishedHistory history, double[][] truth) = Pool.Value;
        int inside = 0;
        for (int i = RoundCount - Judged; i < RoundCount; i++)
        {
            int cutoff = history.Rounds[i].Cutoff!.Value;
            inside += Math.Floor(truth[i][0]) <= cutoff && cutoff <= Math.Ceiling(truth[i][1]) ? 1 : 0;
        }

        AssertBinomial(inside, 0.8, standardErrors: 3.3);
    }

    [Fact]
    public void PoolWorld_ClearanceModel_CoversWithinBinomialLimitsAndBeatsPersistence()
    {
        CutoffSummary summary = Judge(Pool.Value.History, new RoundForecaster());
        AssertBinomial((int)Math.Round(summary.Coverage80 * summary.Rows), 0.8, standardErrors: 3.3);
        AssertBinomial((int)Math.Round(summary.Coverage50 * summary.Rows), 0.5, standardErrors: 3.3);
        Assert.True(summary.Skill > 0.3, $"Skill {summary.Skill:0.00}.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void FlatWorld_MethodsWithoutSizes_CoverWithinBinomialLimits(int index)
    {
        IForecaster<RoundQuestion, CutoffQuantiles>[] methods =
        [
            new RoundPersistence(),
            new MovingMedian(3),
            new MovingMedian(5),
            new RoundClimatology(maxRounds: 300, halfLifeRounds: 100, maxAgeDays: 20_000),
            new ExponentialSmoothing(),
        ];
        CutoffSummary summary = Judge(Flat.Value, methods[index]);

        // Overlapping errors are dependent: half a standard error more than for independent ones.
        AssertBinomial((int)Math.Round(summary.Coverage80 * summary.Rows), 0.8, standardErrors: 3.8);
        AssertBinomial((int)Math.Round(summary.Coverage50 * summary.Rows), 0.5, standardErrors: 3.8);
    }

    [Fact]
    public void FlatNomineeWorld_Regressions_CoverWithinBinomialLimits()
    {
        PublishedHistory history = History(RoundType.Pnp, FlatRounds(740, 30), new DateOnly(2020, 6, 10));
        foreach (bool isSizeKnown in new[] { true, false })
        {
            CutoffSummary summary = Judge(history, new RoundForecaster(), isSizeKnown);
            AssertBinomial((int)Math.Round(summary.Coverage80 * summary.Rows), 0.8, standardErrors: 3.8);
            Assert.True(
                summary.Skill > 0.15,
                $"Skill {summary.Skill:0.00}: independent draws forgive nothing to persistence."
            );
        }
    }

    [Fact]
    public void SteadyWorld_Simulation_CoversTheLastCutoffAhead()
    {
        (PublishedHistory history, _) = Pool.Value;
        var options = new BacktestOptions(
            new EvaluationWindow(history.Rounds[100].Date, history.Rounds[^1].Date),
            Seed: 5,
            Threads: 2,
            Progress: null,
            TestContext.Current.CancellationToken
        );
        ImmutableArray<CutoffRow> rows = AheadTask.Run(
            new KnowledgeCuts(history),
            new SimulationForecaster(5, 300),
            90,
            options
        );
        double covered = rows.Count(row => CutoffMetrics.Covers(row.Counted, row.Actual, 90)) / (double)rows.Length;

        // Windows overlap threefold, so the limits are those of a third of the rows: 0.9 ± 3.3·√(0.09 / 35).
        Assert.True(rows.Length > 90);
        Assert.InRange(covered, 0.73, 1);
    }

    private static CutoffSummary Judge(
        PublishedHistory history,
        IForecaster<RoundQuestion, CutoffQuantiles> method,
        bool isSizeKnown = true
    )
    {
        var window = new EvaluationWindow(history.Rounds[^Judged].Date, history.Rounds[^1].Date);
        var options = new BacktestOptions(
            window,
            Seed: 1,
            Threads: 2,
            Progress: null,
            TestContext.Current.CancellationToken
        );
        ImmutableArray<CutoffRow> rows = RoundTask.Run(new KnowledgeCuts(history), method, isSizeKnown, options);
        Assert.Equal(Judged, rows.Length);
        return CutoffSummary.Of(rows, RoundTask.BlockLength, seed: 1)!;
    }

    private static void AssertBinomial(int inside, double share, double standardErrors)
    {
        double error = Math.Sqrt(share * (1 - share) / Judged);
        Assert.InRange(inside / (double)Judged, share - (standardErrors * error), share + (standardErrors * error));
    }

    private static (PublishedHistory History, double[][] Truth) BuildPoolWorld()
    {
        var random = new KeyedRandom(2015, 0, 0x3081D);
        ScoreShape shape = ScoreShape.Bell(430, 47);
        const double leaving = 1.0 / 300;
        const double arrivalsPerUnit = 2.5;
        double day = First.DayNumber + 0.6;
        ClearedTo cleared = ClearedTo.All(day - 365);
        List<(DateOnly, int, int)> rounds = [];
        double[][] truth = new double[RoundCount][];
        for (int i = 0; i < RoundCount; i++)
        {
            int size = 1000 + random.NextIndex(3000);
            Span<double> fill = new double[cleared.Low.Length];
            Span<double> room = new double[cleared.Low.Length];
            Stock.FillTimes(cleared, day, leaving, fill);
            var stock = new Stock(shape, cleared, fill, room);
            truth[i] =
            [
                stock.Solve(size / arrivalsPerUnit * Math.Exp(-Noise * -1.2815515655446004)),
                stock.Solve(size / arrivalsPerUnit * Math.Exp(-Noise * 1.2815515655446004)),
            ];
            int cutoff = (int)Math.Round(stock.Solve(size / arrivalsPerUnit * Math.Exp(-Noise * random.NextNormal())));
            rounds.Add((DateOnly.FromDayNumber((int)day), size, cutoff));
            cleared = cleared.After(cutoff, day, tieBreakDay: null);
            day += 10 + random.NextIndex(8);
        }

        return (History(RoundType.Cec, rounds), truth);
    }

    private static List<(DateOnly Date, int Size, int Cutoff)> FlatRounds(double middle, double deviation)
    {
        var random = new KeyedRandom(77, (ulong)middle, 0xF1A7);
        List<(DateOnly, int, int)> rounds = [];
        for (int i = 0; i < RoundCount; i++)
        {
            int cutoff = (int)Math.Round(middle + (deviation * random.NextNormal()));
            rounds.Add((First.AddDays(7 * i), 500 + random.NextIndex(500), cutoff));
        }

        return rounds;
    }

    private static PublishedHistory History(
        RoundType type,
        List<(DateOnly Date, int Size, int Cutoff)> rounds,
        DateOnly? start = null
    )
    {
        int shift = start is { } day ? day.DayNumber - First.DayNumber : 0;
        return new PublishedHistory(
            "synthetic",
            [
                .. rounds.Select(
                    (round, i) =>
                        new PublishedRound(
                            $"{i + 1}",
                            round.Date.AddDays(shift),
                            type,
                            "synthetic",
                            round.Size,
                            round.Cutoff,
                            TieBreak: null,
                            At: null,
                            Programs: "",
                            Notes: []
                        )
                ),
            ],
            Snapshots: [],
            Warnings: []
        );
    }
}
