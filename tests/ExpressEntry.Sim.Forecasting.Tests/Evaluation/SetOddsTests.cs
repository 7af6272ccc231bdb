using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

/// <summary>Odds of candidates in several groups on past origins: docs/experiments/odds.md.</summary>
public sealed class SetOddsTests
{
    private const ulong ProgramSeed = 20150131;
    private static readonly BacktestOptions Options = new(
        EvaluationWindow.Standard,
        ProgramSeed,
        Threads: 2,
        Progress: null,
        TestContext.Current.CancellationToken
    );

    [Fact]
    [Trait("Length", "long")]
    public void Run_StandardWindow_BeatsTheBestTypeAloneAndKeepsTheFloors()
    {
        var cuts = new KnowledgeCuts(HistoryTables.ReadEmbedded());
        (int Days, double Floor)[] floors = [(90, 0.110), (180, 0.095), (365, 0.105)];
        foreach ((int days, double floor) in floors)
        {
            ImmutableArray<SetOddsRow> rows = SetOddsTask.Run(cuts, days, Options);
            double brier = SetOddsTask.Brier(rows, row => row.Probability);
            Assert.InRange(brier, 0, floor);
            Assert.True(brier < SetOddsTask.Brier(rows, row => row.Highest) - 0.005);
            Assert.InRange(brier, 0, SetOddsTask.Brier(rows, row => row.Independent) + 0.001);

            ImmutableArray<ReliabilityNode> measured = SetOddsReliability.Measure(rows, ProgramSeed);
            ImmutableArray<ReliabilityNode> said = OddsReliability.Measured.Single(one => one.Key == days).Value;
            Assert.Equal(measured.Length, said.Length);
            foreach ((ReliabilityNode now, ReliabilityNode then) in measured.Zip(said))
            {
                Assert.Equal(now.Odds, then.Odds, 0.0011);
                Assert.Equal(now.Rate, then.Rate, 0.0011);
                Assert.Equal(now.Low, then.Low, 0.0011);
                Assert.Equal(now.High, then.High, 0.0011);
            }
        }
    }

    [Fact]
    public void Measure_OddsThatAreAlwaysRight_HaveNoRange()
    {
        ImmutableArray<SetOddsRow> rows = [.. Enumerable.Range(0, 24).SelectMany(unit => Pair(unit, 0.5, 0.5))];
        ReliabilityNode node = Assert.Single(SetOddsReliability.Measure(rows, seed: 1));
        Assert.Equal(0.5, node.Rate, 9);
        Assert.Equal(0.5, node.Low, 9);
        Assert.Equal(0.5, node.High, 9);
    }

    [Fact]
    public void Measure_OddsTooLow_GiveARangeAboveThem()
    {
        ImmutableArray<SetOddsRow> rows = [.. Enumerable.Range(0, 24).SelectMany(unit => Pair(unit, 0.3, 0.3))];
        ReliabilityNode node = Assert.Single(SetOddsReliability.Measure(rows, seed: 1));
        Assert.Equal(0.3, node.Low, 9);
        Assert.Equal(0.5, node.High, 9);
    }

    [Fact]
    public void RangeOf_RisingOdds_NeverFallsAndEndsAreCertain()
    {
        foreach (int days in new[] { 1, 90, 120, 180, 300, 365 })
        {
            (double Low, double High) before = default;
            for (int i = 0; i <= 1000; i++)
            {
                double odds = i / 1000.0;
                (double Low, double High) range = OddsReliability.RangeOf(odds, days);
                Assert.InRange(range.Low, before.Low - 1e-12, odds);
                Assert.InRange(range.High, Math.Max(odds, before.High - 1e-12), 1);
                before = range;
            }

            Assert.Equal((0, 0), OddsReliability.RangeOf(0, days));
            Assert.Equal((1, 1), OddsReliability.RangeOf(1, days));
        }
    }

    // One outcome of each kind at the same odds.
    private static IEnumerable<SetOddsRow> Pair(int unit, double first, double second) =>
        [
            new SetOddsRow(unit, [RoundType.Cec], 90, 500, first, 0, 0, IsInvited: true),
            new SetOddsRow(unit, [RoundType.Cec], 90, 500, second, 0, 0, IsInvited: false),
        ];
}
