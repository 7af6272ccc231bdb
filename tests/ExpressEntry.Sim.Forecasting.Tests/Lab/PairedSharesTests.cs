using ExpressEntry.Sim.Forecasting.Lab.Comparisons;

namespace ExpressEntry.Sim.Forecasting.Tests.Lab;

public sealed class PairedSharesTests
{
    private const int Most = 12; // pairs of the tables that relations go through: 455 of them

    [Theory]
    [InlineData(36, 12, 2, 0, 0.056930, 0.340428)] // correlation below 0
    [InlineData(97, 3, 1, 0, -0.028718, 0.074569)]
    [InlineData(4, 0, 4, 8, -0.455247, -0.001520)] // corrected for continuity
    [InlineData(16, 0, 0, 0, -0.193608, 0.193608)] // every share is 1: no correlation is known
    public void IntervalOf_FourTables_IsWhatAnotherProgramFinds(
        int both,
        int here,
        int there,
        int neither,
        double low,
        double high
    )
    {
        (double foundLow, double foundHigh) = PairedShares.IntervalOf(both, here, there, neither);
        Assert.Equal(low, foundLow, 1e-6);
        Assert.Equal(high, foundHigh, 1e-6);
    }

    [Fact]
    public void IntervalOf_EveryTable_HoldsTheDifferenceWithinItsBounds()
    {
        foreach ((int both, int here, int there, int neither) in Tables(Most))
        {
            (double low, double high) = PairedShares.IntervalOf(both, here, there, neither);
            double difference = (here - there) / (double)Most;
            Assert.InRange(difference, low, high);
            Assert.InRange(low, -1, high);
            Assert.InRange(high, low, 1);
            Assert.True(high - low > 0.1, $"{both} {here} {there} {neither}"); // twelve pairs never settle it
        }
    }

    [Fact]
    public void IntervalOf_ScenariosChangePlaces_ChangesSign()
    {
        foreach ((int both, int here, int there, int neither) in Tables(Most))
        {
            (double low, double high) = PairedShares.IntervalOf(both, here, there, neither);
            (double swappedLow, double swappedHigh) = PairedShares.IntervalOf(both, there, here, neither);
            Assert.Equal(-high, swappedLow, 1e-12);
            Assert.Equal(-low, swappedHigh, 1e-12);
            // No for yes is the same the other way round.
            (double negatedLow, double negatedHigh) = PairedShares.IntervalOf(neither, here, there, both);
            Assert.Equal(low, negatedLow, 1e-9);
            Assert.Equal(high, negatedHigh, 1e-9);
        }
    }

    [Fact]
    public void IntervalOf_MorePairsAlike_IsNarrower()
    {
        (double low, double high) = PairedShares.IntervalOf(8, 0, 0, 8);
        (double narrowLow, double narrowHigh) = PairedShares.IntervalOf(800, 0, 0, 800);
        Assert.InRange(high - low, 0.1, 0.5);
        Assert.InRange(narrowHigh - narrowLow, 0.0001, (high - low) / 10);
    }

    // The chance that the interval holds the planted difference, summed over all tables of 40 pairs: no chance in the test.
    // The method is approximate, and cautious where few pairs differ.
    [Theory]
    [InlineData(0.25, 0.05, 0.15, 0.55)]
    [InlineData(0.30, 0.10, 0.10, 0.50)]
    [InlineData(0.40, 0.02, 0.02, 0.56)]
    [InlineData(0.10, 0.30, 0.10, 0.50)]
    [InlineData(0.45, 0.01, 0.09, 0.45)]
    public void IntervalOf_PlantedDifference_IsCovered(double both, double here, double there, double neither)
    {
        const int pairs = 40;
        double[] logFactorial = new double[pairs + 1];
        for (int i = 1; i <= pairs; i++)
        {
            logFactorial[i] = logFactorial[i - 1] + Math.Log(i);
        }

        double covered = 0;
        foreach ((int a, int b, int c, int d) in Tables(pairs))
        {
            (double low, double high) = PairedShares.IntervalOf(a, b, c, d);
            if (low <= here - there && here - there <= high)
            {
                covered += Math.Exp(
                    logFactorial[pairs]
                        - (logFactorial[a] + logFactorial[b] + logFactorial[c] + logFactorial[d])
                        + (a * Math.Log(both))
                        + (b * Math.Log(here))
                        + (c * Math.Log(there))
                        + (d * Math.Log(neither))
                );
            }
        }

        Assert.InRange(covered, 0.95, 0.9999);
    }

    [Fact]
    public void OfShares_MissingValues_CountsThePairs()
    {
        double none = double.NaN;
        var difference = PairedDifference.OfShares([1, 0, none, 1, 0], [1, 1, 1, none, 0]);
        (double low, double high) = PairedShares.IntervalOf(1, 0, 1, 1);
        Assert.Equal((3, low, high), (difference.Pairs, difference.Low, difference.High));
        Assert.Equal(-1.0 / 3, difference.Mean!.Value, 1e-12);
        var one = PairedDifference.OfShares([1, none], [0, none]);
        Assert.Equal((1, 1, null, null), (one.Pairs, one.Mean, one.Low, one.High));
        var equal = PairedDifference.OfShares([1, 0], [1, 0]);
        Assert.True(equal.IsZero && equal.Low < 0 && equal.High > 0);
    }

    private static IEnumerable<(int Both, int Here, int There, int Neither)> Tables(int pairs)
    {
        for (int both = 0; both <= pairs; both++)
        {
            for (int here = 0; here <= pairs - both; here++)
            {
                for (int there = 0; there <= pairs - both - here; there++)
                {
                    yield return (both, here, there, pairs - both - here - there);
                }
            }
        }
    }
}
