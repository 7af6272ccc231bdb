using ExpressEntry.Sim.Forecasting.Studies;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Forecasting.Tests.Studies;

public sealed class SobolSequenceTests
{
    /// <summary>The first points in three dimensions, as every implementation with these numbers has them.</summary>
    [Fact]
    public void Points_Plain_BeginAsPublished()
    {
        double[][] points = SobolSequence.Points(8, 3);
        Assert.Equal([0, 0, 0], points[0]);
        Assert.Equal([0.5, 0.5, 0.5], points[1]);
        Assert.Equal([0.75, 0.25, 0.25], points[2]);
        Assert.Equal([0.25, 0.75, 0.75], points[3]);
        Assert.Equal([0.375, 0.375, 0.625], points[4]);
        Assert.Equal([0.875, 0.875, 0.125], points[5]);
        Assert.Equal([0.625, 0.125, 0.875], points[6]);
        Assert.Equal([0.125, 0.625, 0.375], points[7]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(4L)]
    public void Points_PowersOfTwo_HaveOnePointAStratumInEachDimension(long? seed)
    {
        for (int bits = 0; bits <= 10; bits++)
        {
            int count = 1 << bits;
            double[][] points = SobolSequence.Points(count, SobolSequence.MostDimensions, seed);
            for (int dimension = 0; dimension < SobolSequence.MostDimensions; dimension++)
            {
                int[] strata = [.. points.Select(point => (int)(point[dimension] * count)).Order()];
                Assert.Equal(Enumerable.Range(0, count), strata);
            }
        }
    }

    /// <summary>The first two dimensions are a (0, m, 2)-net: every box of area 2^−m holds one of 2^m points.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(1L)]
    [InlineData(77L)]
    public void Points_FirstTwoDimensions_AreANetOfQualityZero(long? seed)
    {
        const int bits = 8;
        double[][] points = SobolSequence.Points(1 << bits, 2, seed);
        for (int across = 0; across <= bits; across++)
        {
            int columns = 1 << across;
            int rows = 1 << (bits - across);
            int[] boxes = [.. points.Select(point => ((int)(point[0] * columns) * rows) + (int)(point[1] * rows)).Order()];
            Assert.Equal(Enumerable.Range(0, 1 << bits), boxes);
        }
    }

    [Fact]
    public void Numbers_Polynomials_ArePrimitiveAndDifferAndInitialNumbersAreOdd()
    {
        Assert.Equal(SobolSequence.MostDimensions - 1, SobolNumbers.Entries.Length);
        Assert.Distinct(SobolNumbers.Entries.Select(entry => entry.Polynomial));
        foreach ((int polynomial, var initial) in SobolNumbers.Entries)
        {
            int degree = initial.Length;
            Assert.Equal(degree, int.Log2(polynomial));
            Assert.All(initial.Select((number, i) => (number, i)), one => Assert.InRange(one.number, 1, (2 << one.i) - 1));
            Assert.All(initial, number => Assert.Equal(1, number & 1));
            // x is of the order 2^degree − 1 among the remainders.
            int order = 1;
            for (int power = Times(1, polynomial, degree); power != 1; power = Times(power, polynomial, degree))
            {
                order++;
                Assert.True(order < 1 << degree, $"polynomial {polynomial}");
            }

            Assert.Equal((1 << degree) - 1, order);
        }
    }

    [Fact]
    public void Points_Scrambled_AreKeyedUniformAndInside() =>
        Prop.ForAll(
                Gen.Choose(0, 1_000_000).ToArbitrary(),
                seed =>
                {
                    double[][] points = SobolSequence.Points(64, 4, seed);
                    double[][] again = SobolSequence.Points(64, 4, seed);
                    double[][] other = SobolSequence.Points(64, 4, seed + 1L);
                    Assert.Equal(points, again);
                    Assert.NotEqual(points, other);
                    Assert.All(points.SelectMany(point => point), value => Assert.InRange(value, 1e-10, 1 - 1e-10));
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>The first scrambled point is uniform over seeds: 2,000 of them in 10 cells, χ² with 9 degrees at α = 0.001.</summary>
    [Fact]
    public void Points_FirstScrambled_IsUniformOverSeeds()
    {
        int[] cells = new int[10];
        for (int seed = 0; seed < 2000; seed++)
        {
            cells[(int)(SobolSequence.Points(1, 3, seed)[0][2] * 10)]++;
        }

        Assert.True(cells.Sum(count => (count - 200.0) * (count - 200.0) / 200) < 27.88, string.Join(' ', cells));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(41)]
    public void Points_DimensionsOutside_AreRefused(int dimensions) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SobolSequence.Points(4, dimensions));

    // A power of x times x, as a remainder.
    private static int Times(int power, int polynomial, int degree)
    {
        power <<= 1;
        return (power >> degree) == 1 ? power ^ polynomial : power;
    }
}
