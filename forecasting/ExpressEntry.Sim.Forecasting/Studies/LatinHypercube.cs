using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>Latin hypercubes: in each dimension, one point in each of as many strata as there are points.</summary>
/// <remarks>McKay, Beckman and Conover (1979); the widest of several by the smallest distance (Johnson, Moore and Ylvisaker, 1990).</remarks>
public static class LatinHypercube
{
    /// <summary>Draws a hypercube.</summary>
    /// <param name="count">Points, 1 or more.</param>
    /// <param name="dimensions">1 or more.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <param name="tries">How many are drawn, of which the one with the largest smallest distance is taken, 1 or more.</param>
    /// <returns>One array a point; 0 ≤ x &lt; 1.</returns>
    public static double[][] Draw(int count, int dimensions, long seed, int tries = 1)
    {
        double[][] best = DrawOne(count, dimensions, seed, 0);
        double widest = tries > 1 ? SmallestDistance(best) : 0;
        for (int number = 1; number < tries; number++)
        {
            double[][] next = DrawOne(count, dimensions, seed, number);
            double distance = SmallestDistance(next);
            if (distance > widest)
            {
                (best, widest) = (next, distance);
            }
        }

        return best;
    }

    /// <summary>The smallest squared distance between two points.</summary>
    internal static double SmallestDistance(double[][] points)
    {
        double smallest = double.PositiveInfinity;
        for (int i = 1; i < points.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double sum = 0;
                for (int k = 0; k < points[i].Length && sum < smallest; k++)
                {
                    double step = points[i][k] - points[j][k];
                    sum += step * step;
                }

                smallest = Math.Min(smallest, sum);
            }
        }

        return smallest;
    }

    private static double[][] DrawOne(int count, int dimensions, long seed, int number)
    {
        double[][] points = [.. Enumerable.Range(0, count).Select(_ => new double[dimensions])];
        int[] strata = new int[count];
        for (int dimension = 0; dimension < dimensions; dimension++)
        {
            var random = new RandomStream(seed, number, StreamPurpose.StudyHypercube, dimension);
            for (int i = 0; i < count; i++)
            {
                // Fisher and Yates, from the inside out.
                int place = random.NextBelow(i + 1);
                strata[i] = strata[place];
                strata[place] = i;
            }

            for (int i = 0; i < count; i++)
            {
                // Rounding must not lift a point into the next stratum.
                points[i][dimension] = Math.Min(
                    (strata[i] + random.NextUniform()) / count,
                    Math.BitDecrement((strata[i] + 1.0) / count)
                );
            }
        }

        return points;
    }
}
