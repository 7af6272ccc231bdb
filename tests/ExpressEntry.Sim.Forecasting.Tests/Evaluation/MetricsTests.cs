using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Statistics;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Forecasting.Tests.Evaluation;

public sealed class MetricsTests
{
    [Fact]
    public void Crps_PointForecast_IsTheAbsoluteError()
    {
        CutoffQuantiles point = CutoffQuantiles.From([.. Enumerable.Repeat(500.0, 19)]);
        Assert.Equal(12, CutoffMetrics.Crps(point, 512), 12);
        Assert.Equal(12, CutoffMetrics.Crps(point, 488), 12);
    }

    [Fact]
    public void Crps_EvenSpread_IsTheTextbookValue()
    {
        // Uniform on [0, 20] with y = 10: the sum over levels k/20 of twice the pinball loss, over 19.
        CutoffQuantiles even = CutoffQuantiles.From([.. Enumerable.Range(1, 19).Select(k => (double)k)]);
        double expected =
            2 * Enumerable.Range(1, 19).Sum(k => k <= 10 ? k / 20.0 * (10 - k) : (1 - (k / 20.0)) * (k - 10)) / 19;
        Assert.Equal(expected, CutoffMetrics.Crps(even, 10), 12);
    }

    [Fact]
    public void Covers_EndsOfTheInterval_AreInside()
    {
        CutoffQuantiles even = CutoffQuantiles.From([.. Enumerable.Range(1, 19).Select(k => (double)k)]);
        Assert.True(CutoffMetrics.Covers(even, 1, 90));
        Assert.True(CutoffMetrics.Covers(even, 19, 90));
        Assert.False(CutoffMetrics.Covers(even, 1, 80));
        Assert.True(CutoffMetrics.Covers(even, 5, 50));
        Assert.False(CutoffMetrics.Covers(even, 4, 50));
        Assert.Equal(16, CutoffMetrics.Width(even, 80), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => CutoffMetrics.Width(even, 81));
    }

    [Fact]
    public void OfSorted_AnySample_InterpolatesBetweenOrderStatistics()
    {
        double[] sample = [1, 2, 4, 8];
        Assert.Equal(1, EmpiricalQuantile.OfSorted(sample, 0));
        Assert.Equal(8, EmpiricalQuantile.OfSorted(sample, 1));
        Assert.Equal(3, EmpiricalQuantile.OfSorted(sample, 0.5), 12);
        Assert.Equal(1.75, EmpiricalQuantile.OfSorted(sample, 0.25), 12);
    }

    [Fact]
    public void From_NotNineteenOrNotFinite_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => CutoffQuantiles.From([1, 2, 3]));
        Assert.Throws<ArgumentException>(() => CutoffQuantiles.From([.. Enumerable.Repeat(double.NaN, 19)]));
        Assert.Throws<ArgumentException>(() => ScoreOdds.From([double.PositiveInfinity]));
        Assert.Throws<ArgumentException>(() => PoolCounts.From([1, 2]));
    }

    [Fact]
    public void FromCentredErrors_AnyErrors_HasThePointAsMedian()
    {
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonEmptyArray<int>>(),
                errors =>
                {
                    double[] sample = [.. errors.Get.Select(error => (double)(error % 200))];
                    return Math.Abs(CutoffQuantiles.FromCentredErrors(500, sample).Median - 500) < 1e-9;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Widened_AnyFactor_KeepsTheMedianAndStretchesTheRange()
    {
        CutoffQuantiles even = CutoffQuantiles.From([.. Enumerable.Range(1, 19).Select(k => 400 + (3.0 * k))]);
        CutoffQuantiles wide = even.Widened(1.5);
        Assert.Equal(even.Median, wide.Median, 9);
        Assert.Equal(1.5 * CutoffMetrics.Width(even, 80), CutoffMetrics.Width(wide, 80), 9);
        Assert.Throws<ArgumentOutOfRangeException>(() => even.Widened(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => even.Widened(double.NaN));
    }

    [Fact]
    public void CumulativeAt_Quantiles_AreTheirLevels()
    {
        CutoffQuantiles even = CutoffQuantiles.From([.. Enumerable.Range(1, 19).Select(k => 400 + (3.0 * k))]);
        for (int level = 0; level < 19; level++)
        {
            Assert.Equal(CutoffQuantiles.Levels[level], even.CumulativeAt(even.Values[level]), 9);
        }

        Assert.Equal(0, even.CumulativeAt(0));
        Assert.Equal(1, even.CumulativeAt(1200));
    }

    [Fact]
    public void Bootstrap_EqualLosses_HasNoDifference()
    {
        double[] losses = [.. Enumerable.Range(0, 40).Select(i => (double)(i % 7))];
        int[] units = [.. Enumerable.Range(0, 40)];
        BootstrapInterval interval = BlockBootstrap.Run(losses, losses, units, blockLength: 4, seed: 3);
        Assert.Equal(new BootstrapInterval(0, 0, 0, 0), interval);
    }

    [Fact]
    public void Bootstrap_IndependentLosses_CoversTheTruthAsOftenAsItSays()
    {
        // 200 worlds of 60 rows, true difference −1: 95 % intervals miss about 10 times; 99.9 % binomial limits are 1 and 24,
        // and a percentile bootstrap of 60 rows is known to be slightly short.
        int missed = 0;
        for (ulong world = 0; world < 200; world++)
        {
            var random = new KeyedRandom(world, 0, 0x7E57);
            double[] reference = new double[60];
            double[] method = new double[60];
            for (int i = 0; i < reference.Length; i++)
            {
                reference[i] = 10 + random.NextNormal();
                method[i] = reference[i] - 1 + random.NextNormal();
            }

            BootstrapInterval interval = BlockBootstrap.Run(
                method,
                reference,
                [.. Enumerable.Range(0, 60)],
                1,
                world,
                resamples: 400
            );
            missed += interval.DifferenceLow <= -1 && -1 <= interval.DifferenceHigh ? 0 : 1;
        }

        Assert.InRange(missed, 1, 24);
    }

    [Theory]
    [InlineData(0, 4, false)]
    [InlineData(4, 4, false)] // every resample would be all four
    [InlineData(5, 4, true)]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, true)]
    public void Bootstrap_NoMoreUnitsThanABlock_HasNoInterval(int units, int block, bool isKnown)
    {
        double[] method = [.. Enumerable.Range(0, units).Select(unit => 1.0 + unit)];
        double[] reference = [.. Enumerable.Range(0, units).Select(unit => 3.0)];
        BootstrapInterval interval = BlockBootstrap.Run(method, reference, [.. Enumerable.Range(0, units)], block, seed: 1);
        Assert.Equal(isKnown, interval.IsKnown);
        Assert.Equal(isKnown, interval.SkillLow < interval.SkillHigh);
        Assert.Equal(!isKnown, double.IsNaN(interval.DifferenceLow));
    }
}
