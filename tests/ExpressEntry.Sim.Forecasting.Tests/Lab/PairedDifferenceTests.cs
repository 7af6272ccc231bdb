using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;

namespace ExpressEntry.Sim.Forecasting.Tests.Lab;

public sealed class PairedDifferenceTests
{
    [Fact]
    public void Of_FourPairs_IsTheTextbookInterval()
    {
        // Differences 1, 2, 3, 6: mean 3, standard deviation √(14/3); t of 3 degrees of freedom at 97.5 % is 3.182446.
        var difference = PairedDifference.Of([11, 22, 33, 46], [10, 20, 30, 40]);
        double reach = 3.182446 * Math.Sqrt(14.0 / 3 / 4);
        Assert.Equal(4, difference.Pairs);
        Assert.Equal(3, difference.Mean);
        Assert.Equal(3 - reach, difference.Low!.Value, 1e-5);
        Assert.Equal(3 + reach, difference.High!.Value, 1e-5);
        // Squares about the means: 674 and 500, over the 14 of the differences.
        Assert.Equal((674 + 500.0) / 14, difference.VarianceRatio!.Value, 1e-9);
        Assert.False(difference.IsSeen && difference.Low <= 0);
    }

    [Fact]
    public void Of_MissingValues_CountsThePairsOnly()
    {
        double none = double.NaN;
        var difference = PairedDifference.Of([5, none, 7, none, 9], [4, 4, none, none, 6]);
        Assert.Equal(2, difference.Pairs);
        Assert.Equal(2, difference.Mean);
        // The 7 stands alone: the means are those of 5 and 9, and of 4 and 6.
        Assert.Equal((7, 5), (difference.MeanHere, difference.MeanThere));
        Assert.False(difference.IsZero);
        Assert.Equal(PairedDifference.Of([5, 9], [4, 6]) with { IsZero = false }, difference);
    }

    [Fact]
    public void Of_EqualValues_IsZeroWithoutARatio()
    {
        var difference = PairedDifference.Of([5, double.NaN, 7], [5, double.NaN, 7]);
        Assert.True(difference.IsZero);
        Assert.False(difference.IsSeen);
        Assert.Equal((0, 0, 0), (difference.Mean, difference.Low, difference.High));
        Assert.Null(difference.VarianceRatio);
        Assert.False(PairedDifference.Of([5, double.NaN], [5, 7]).IsZero);
    }

    [Fact]
    public void Of_NoPairOrOne_HasNoInterval()
    {
        PairedDifference none = PairedDifference.Of([double.NaN, 3], [2, double.NaN]);
        Assert.Equal((0, null, null, null), (none.Pairs, none.Mean, none.Low, none.MeanHere));
        PairedDifference one = PairedDifference.Of([4, 3], [2, double.NaN]);
        Assert.Equal((1, 2, null, null), (one.Pairs, one.Mean, one.High, one.VarianceRatio));
        Assert.False(one.IsSeen);
    }

    [Fact]
    public void Of_PlantedDifference_IsCoveredNineteenTimesInTwenty()
    {
        // 4,000 worlds of 20 pairs with a planted difference of 4. With 95 % coverage the count is binomial: 3,800 ± 4 × 13.8,
        // which a right interval leaves once in 16,000 seeds. An unpaired interval would cover all of them.
        int covered = 0;
        int seen = 0;
        double ratio = 0;
        const int worlds = 4000;
        for (int world = 0; world < worlds; world++)
        {
            (double[] with, double[] without) = World(world, difference: 4, noise: 1);
            var found = PairedDifference.Of(with, without);
            covered += found.Low <= 4 && found.High >= 4 ? 1 : 0;
            seen += found.IsSeen ? 1 : 0;
            ratio += found.VarianceRatio!.Value / worlds;
        }

        Assert.InRange(covered, 3745, 3855);
        Assert.Equal(worlds, seen);
        // (100 + 100 + 2 × ½) ÷ (2 × ½) of the worlds is 201; over 20 pairs the mean of the ratio is 19/17 of it.
        Assert.InRange(ratio, 201 * 19.0 / 17 * 0.95, 201 * 19.0 / 17 * 1.05);
    }

    [Fact]
    public void Of_NoDifference_IsSeenOnceInTwenty()
    {
        int seen = 0;
        for (int world = 0; world < 4000; world++)
        {
            (double[] with, double[] without) = World(world, difference: 0, noise: 1);
            seen += PairedDifference.Of(with, without).IsSeen ? 1 : 0;
        }

        Assert.InRange(seen, 145, 255); // 200 ± 4 × 13.8
    }

    [Fact]
    public void Of_OtherOrderOfReplications_WidensTheIntervalByTheRatio()
    {
        // The same values, paired with the next replication's: the variance ratio is then about 1.
        (double[] with, double[] without) = World(7, difference: 4, noise: 1, pairs: 4000);
        var paired = PairedDifference.Of(with, without);
        var shifted = PairedDifference.Of(with, [.. without[1..], without[0]]);
        double widening = (shifted.High!.Value - shifted.Low!.Value) / (paired.High!.Value - paired.Low!.Value);
        Assert.Equal(Math.Sqrt(paired.VarianceRatio!.Value), widening, widening * 0.05);
        Assert.InRange(shifted.VarianceRatio!.Value, 0.9, 1.1);
        Assert.Equal(paired.Mean!.Value, shifted.Mean!.Value, 1e-9);
    }

    // What both share has a standard deviation of 10, what is their own one of √½.
    private static (double[] With, double[] Without) World(int world, double difference, double noise, int pairs = 20)
    {
        var random = new RandomStream(20150131, world, (StreamPurpose)40, pairs);
        double[] with = new double[pairs];
        double[] without = new double[pairs];
        for (int i = 0; i < pairs; i++)
        {
            double shared = 10 * random.NextNormal();
            with[i] = shared + difference + (noise * Math.Sqrt(0.5) * random.NextNormal());
            without[i] = shared + (noise * Math.Sqrt(0.5) * random.NextNormal());
        }

        return (with, without);
    }
}
