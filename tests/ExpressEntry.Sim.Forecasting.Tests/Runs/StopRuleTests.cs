using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Statistics;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Runs;

public sealed class StopRuleTests
{
    [Fact]
    public void MeasureHalfWidth_RoundsThatResembleEachOther_CoversTheTruthNineteenTimesInTwenty()
    {
        // A replication has a level of its own, N(500, 15), that all of its ten rounds share, and noise N(0, 5) a round: the
        // true median is 500. Taking rounds for independent would give intervals that cover it well below half the time.
        const int runs = 400;
        const int replications = 200;
        var rule = new StopRule(RoundType.Cec, 50, 1);
        int covered = 0;
        for (int run = 0; run < runs; run++)
        {
            var random = new RandomStream(11, run, StreamPurpose.Parameters, 0);
            List<int[]> cutoffs = [];
            var histogram = new CutoffHistogram();
            for (int i = 0; i < replications; i++)
            {
                double level = 500 + (15 * random.NextNormal());
                int[] own = new int[10];
                for (int round = 0; round < own.Length; round++)
                {
                    own[round] = (int)Math.Round(level + (5 * random.NextNormal()));
                    histogram.Add(own[round]);
                }

                cutoffs.Add(own);
            }

            double miss = Math.Abs(histogram.Quantile(0.5)!.Value - 500);
            covered += miss <= rule.MeasureHalfWidth(cutoffs)!.Value + 0.5 ? 1 : 0; // half a point: whole scores
        }

        // 95 % of 400 is 380; four standard errors (4.4) and the half point leave 362 to 400.
        Assert.InRange(covered, 362, 400);
    }

    [Fact]
    public void MeasureHalfWidth_FourTimesTheReplications_IsHalf()
    {
        double Width(int replications)
        {
            var random = new RandomStream(5, 0, StreamPurpose.Parameters, 0);
            List<int[]> cutoffs = [];
            for (int i = 0; i < replications; i++)
            {
                cutoffs.Add([(int)Math.Round(500 + (60 * random.NextNormal()))]);
            }

            return new StopRule(RoundType.Cec, 50, 1).MeasureHalfWidth(cutoffs)!.Value;
        }

        Assert.InRange(Width(10_000) / Width(2500), 0.35, 0.65);
    }

    [Fact]
    public void MeasureHalfWidth_NoRoundOfTheType_IsNotKnown() =>
        Assert.Null(
            new StopRule(RoundType.Cec, 50, 1).MeasureHalfWidth([
                [],
                [],
            ])
        );

    [Theory]
    [InlineData("cutoff:cec:p50:0.5", RoundType.Cec, 50, 0.5)]
    [InlineData("cutoff:senior_managers:p05:2", RoundType.SeniorManagers, 5, 2)]
    public void Parse_Rule_IsRead(string text, RoundType type, int percent, double halfWidth) =>
        Assert.Equal(new StopRule(type, percent, halfWidth), StopRule.Parse(text));

    [Theory]
    [InlineData("cutoff:cec:p50")]
    [InlineData("cutoff:cecc:p50:1")]
    [InlineData("cutoff:cec:p0:1")]
    [InlineData("cutoff:cec:p100:1")]
    [InlineData("cutoff:cec:50:1")]
    [InlineData("cutoff:cec:p50:0")]
    [InlineData("cutoff:cec:p50:-1")]
    [InlineData("cutoff:cec:p50:NaN")]
    [InlineData("odds:cec:p50:1")]
    [InlineData("")]
    public void Parse_NoRule_ShowsTheForm(string text) =>
        Assert.Contains(
            "cutoff:TYPE:pNN:HALFWIDTH",
            Assert.Throws<InvalidInputException>(() => StopRule.Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Quantile_OfTheHistogram_IsThatOfTheSortedList()
    {
        var random = new RandomStream(3, 0, StreamPurpose.Parameters, 0);
        foreach (int count in (int[])[1, 2, 3, 10, 999])
        {
            int[] values = new int[count];
            var histogram = new CutoffHistogram();
            for (int i = 0; i < count; i++)
            {
                values[i] = random.NextBelow(1201);
                histogram.Add(values[i]);
            }

            double[] sorted = [.. values.Order().Select(value => (double)value)];
            foreach (double level in (double[])[0, 0.01, 0.05, 0.5, 0.77, 0.95, 1])
            {
                Assert.Equal(Quantile.OfSorted(sorted, level), histogram.Quantile(level)!.Value, 9);
            }
        }

        Assert.Null(new CutoffHistogram().Quantile(0.5));
    }

    [Fact]
    public void Add_HistogramsOfTwoHalves_IsThatOfTheWhole()
    {
        var whole = new CutoffHistogram();
        CutoffHistogram[] halves = [new(), new()];
        for (int i = 0; i < 1000; i++)
        {
            whole.Add(i * 7919 % 1201);
            halves[i % 2].Add(i * 7919 % 1201);
        }

        halves[0].Add(halves[1]);
        Assert.Equal(whole.Count, halves[0].Count);
        Assert.All(Enumerable.Range(0, 101), p => Assert.Equal(whole.Quantile(p / 100.0), halves[0].Quantile(p / 100.0)));
    }
}
