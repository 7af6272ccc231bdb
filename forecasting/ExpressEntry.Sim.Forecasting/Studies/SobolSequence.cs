using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>Sobol's sequence: points that fill the unit cube evenly at every power of two, plain or scrambled.</summary>
/// <remarks>
/// I. M. Sobol (1967), in the order of Gray codes of Antonov and Saleev (1979), with the numbers of <see cref="SobolNumbers"/>.
/// Scrambled as A. B. Owen (1995) has it: each binary digit is flipped or not by a random bit of its own for each
/// dimension and each string of digits before it, so every point is uniform and the evenness is kept.
/// </remarks>
public static class SobolSequence
{
    /// <summary>Most dimensions: 40.</summary>
    public const int MostDimensions = 40;

    private const int Bits = 31;
    private const double Unit = 1.0 / (1L << Bits);

    /// <summary>The first points of the sequence.</summary>
    /// <param name="count">How many, 0 or more; powers of two are even in each dimension.</param>
    /// <param name="dimensions">1 to 40.</param>
    /// <param name="seed">Seed of the scrambling; null for the plain sequence, which begins at 0.</param>
    /// <returns>One array a point; 0 ≤ x &lt; 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The dimensions are outside their range.</exception>
    public static double[][] Points(int count, int dimensions, long? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions, MostDimensions);
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++)
        {
            points[i] = new double[dimensions];
        }

        for (int dimension = 0; dimension < dimensions; dimension++)
        {
            uint[] directions = DirectionsOf(dimension);
            uint digits = 0;
            for (int i = 0; i < count; i++)
            {
                if (i > 0)
                {
                    digits ^= directions[int.TrailingZeroCount(i)];
                }

                // A scrambled cell stands for its middle, so that no value is an end.
                points[i][dimension] = seed is { } key ? (Scramble(digits, key, dimension) + 0.5) * Unit : digits * Unit;
            }
        }

        return points;
    }

    /// <summary>Direction numbers: v(k) = m(k) 2^(31 − k), k from 1.</summary>
    internal static uint[] DirectionsOf(int dimension)
    {
        uint[] directions = new uint[Bits];
        if (dimension == 0)
        {
            for (int k = 0; k < Bits; k++)
            {
                directions[k] = 1u << (Bits - 1 - k);
            }

            return directions;
        }

        (int polynomial, var initial) = SobolNumbers.Entries[dimension - 1];
        int degree = initial.Length;
        for (int k = 0; k < Bits; k++)
        {
            if (k < degree)
            {
                directions[k] = (uint)initial[k] << (Bits - 1 - k);
                continue;
            }

            uint next = directions[k - degree] ^ (directions[k - degree] >> degree);
            for (int j = 1; j < degree; j++)
            {
                next ^= ((polynomial >> (degree - j)) & 1) == 1 ? directions[k - j] : 0;
            }

            directions[k] = next;
        }

        return directions;
    }

    private static uint Scramble(uint digits, long seed, int dimension)
    {
        uint scrambled = 0;
        for (int k = 0; k < Bits; k++)
        {
            // The digits before, with a leading one that says how many they are.
            int node = (int)((1u << k) | (digits >> (Bits - k)));
            uint flip = (uint)(new RandomStream(seed, dimension, StreamPurpose.StudyScramble, node).NextBits() >> 63);
            scrambled = (scrambled << 1) | (((digits >> (Bits - 1 - k)) & 1) ^ flip);
        }

        return scrambled;
    }
}
