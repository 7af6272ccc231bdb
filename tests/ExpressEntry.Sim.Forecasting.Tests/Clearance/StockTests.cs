using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Tests.Clearance;

/// <summary>The staircase against an array with one entry a score: two ways to the same numbers.</summary>
public sealed class StockTests
{
    private const double Leaving = 1.0 / 200;

    [Fact]
    public void AtLeastAndSolve_RandomRounds_EqualTheArrayOfScores()
    {
        for (ulong world = 0; world < 40; world++)
        {
            var random = new KeyedRandom(world, 0, 0x57AC);
            ScoreShape shape = world % 2 == 0 ? ScoreShape.Bell(430, 45) : ScoreShape.Exponential(0.02);
            double day = 1000;
            ClearedTo stairs = ClearedTo.All(day - 365);
            double[] plain = [.. Enumerable.Repeat(day - 365, 601)];
            for (int round = 0; round < 15; round++)
            {
                day += 1 + random.NextIndex(30);
                AssertSame(shape, stairs, plain, day, ref random);
                int cutoff = 300 + random.NextIndex(300);
                double? tieBreak = random.NextUniform() < 0.5 ? day - (60 * random.NextUniform()) : null;
                stairs = stairs.After(cutoff, day, tieBreak);
                for (int score = cutoff + 1; score <= 600; score++)
                {
                    plain[score] = day;
                }

                if (tieBreak is { } served)
                {
                    plain[cutoff] = Math.Max(plain[cutoff], served);
                }
            }
        }
    }

    [Fact]
    public void FillTime_AYearOrLonger_IsAYear()
    {
        Assert.Equal(Stock.FillTime(365, Leaving), Stock.FillTime(4000, Leaving));
        Assert.Equal(0, Stock.FillTime(-3, Leaving));
        // Few leave in a short time: days in, days filled.
        Assert.Equal(1, Stock.FillTime(1, 1e-9), 6);
    }

    [Fact]
    public void Solve_MoreThanTheStock_IsZero()
    {
        ClearedTo stairs = ClearedTo.All(0);
        Span<double> fill = stackalloc double[1];
        Span<double> room = stackalloc double[1];
        Stock.FillTimes(stairs, 100, Leaving, fill);
        var stock = new Stock(ScoreShape.Bell(430, 45), stairs, fill, room);
        Assert.Equal(0, stock.Solve(2 * stock.AtLeast(0)));
    }

    private static void AssertSame(ScoreShape shape, ClearedTo stairs, double[] plain, double day, ref KeyedRandom random)
    {
        Span<double> fill = stackalloc double[stairs.Low.Length];
        Span<double> room = stackalloc double[stairs.Low.Length];
        Stock.FillTimes(stairs, day, Leaving, fill);
        var stock = new Stock(shape, stairs, fill, room);
        double[] atLeast = new double[602];
        for (int score = 600; score >= 0; score--)
        {
            double density = shape.AtLeast[score] - shape.AtLeast[score + 1];
            atLeast[score] = atLeast[score + 1] + (density * Stock.FillTime(day - plain[score], Leaving));
            Assert.Equal(plain[score], stairs.At(score));
        }

        for (int i = 0; i < 30; i++)
        {
            int score = random.NextIndex(602);
            Assert.Equal(1, (1 + stock.AtLeast(score)) / (1 + atLeast[score]), 9);

            double target = random.NextUniform() * atLeast[0];
            double cutoff = stock.Solve(target);
            int scoreAt = 600;
            while (atLeast[scoreAt] < target)
            {
                scoreAt--;
            }

            double share = (target - atLeast[scoreAt + 1]) / (atLeast[scoreAt] - atLeast[scoreAt + 1]);
            Assert.Equal(scoreAt + 0.5 - share, cutoff, 4);
        }
    }
}
