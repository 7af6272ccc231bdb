using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Engine.Counting;

namespace ExpressEntry.Sim.Engine.Randomness;

/// <summary>
/// A stream of random numbers that is a pure function of (seed, replication, purpose, period): replication 17 alone is
/// replication 17 of ten thousand, on any number of threads and on any machine.
/// </summary>
/// <remarks>
/// xoshiro256++ (Blackman and Vigna, 2019), its state filled by two Philox blocks. A mutable value: keep it in a local and
/// pass it by reference, a copy repeats the same numbers. Uses only operations that every platform rounds alike.
/// </remarks>
public struct RandomStream
{
    private const double UnitOf53Bits = 1.0 / (1UL << 53);
    private const double UnitOf52Bits = 1.0 / (1UL << 52);

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Opens the stream of one key.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Number of the replication, 0 or more.</param>
    /// <param name="purpose">What the numbers decide.</param>
    /// <param name="period">A day, a round or another count inside the purpose; any value.</param>
    public RandomStream(long seed, int replication, StreamPurpose purpose, int period)
    {
        (uint, uint) key = ((uint)seed, (uint)((ulong)seed >> 32));
        // The last word tells the two blocks apart and leaves room for no other use.
        (_s0, _s1) = Philox.Mix(((uint)replication, (uint)purpose, (uint)period, 0), key);
        (_s2, _s3) = Philox.Mix(((uint)replication, (uint)purpose, (uint)period, 1), key);
        if ((_s0 | _s1 | _s2 | _s3) == 0)
        {
            _s0 = 1; // the one state that would stay zero for ever
        }
    }

    /// <summary>64 random bits.</summary>
    /// <returns>Every value is equally likely.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits()
    {
        WorkCounters.Drawn(1);
        ulong result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A uniform number.</summary>
    /// <returns>0 ≤ u &lt; 1, a multiple of 2⁻⁵³.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUniform() => (NextBits() >> 11) * UnitOf53Bits;

    /// <summary>A uniform number that is never an end, for logarithms and inverse distributions.</summary>
    /// <returns>0 &lt; u &lt; 1, an odd multiple of 2⁻⁵³.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextOpenUniform() => ((NextBits() >> 12) + 0.5) * UnitOf52Bits;

    /// <summary>A whole number below a bound, every one equally likely (Lemire, 2019; no bias).</summary>
    /// <param name="bound">1 or more.</param>
    /// <returns>0 to <paramref name="bound"/> − 1.</returns>
    public int NextBelow(int bound)
    {
        Debug.Assert(bound > 0, "A range has at least one number.");
        ulong range = (uint)bound;
        ulong product = (uint)(NextBits() >> 32) * range;
        if ((uint)product < range)
        {
            uint rejected = (uint)((1UL << 32) % range);
            while ((uint)product < rejected)
            {
                product = (uint)(NextBits() >> 32) * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>An exponential waiting time with mean 1.</summary>
    /// <returns>Above 0.</returns>
    public double NextExponential() => -PortableMath.Log(NextOpenUniform());

    /// <summary>A standard normal number, by inversion: one uniform each, so paired runs stay paired.</summary>
    /// <returns>Mean 0, standard deviation 1.</returns>
    public double NextNormal() => PortableMath.InverseNormal(NextOpenUniform());

    /// <summary>A Poisson count, exact: inversion, in parts of at most 16.</summary>
    /// <param name="mean">0 or more and finite; the time grows with it (about 1 ns a unit).</param>
    /// <returns>0 or more.</returns>
    public int NextPoisson(double mean)
    {
        Debug.Assert(mean >= 0 && double.IsFinite(mean), "A mean is a finite number, 0 or more.");
        const double largestPart = 16;
        int count = 0;
        while (mean > largestPart)
        {
            count += NextSmallPoisson(largestPart);
            mean -= largestPart;
        }

        return mean > 0 ? count + NextSmallPoisson(mean) : count;
    }

    /// <summary>How many failures come before the first success of independent trials.</summary>
    /// <param name="logOfFailure">ln(1 − p) from <see cref="PortableMath.Log"/>, below 0.</param>
    /// <returns>0 or more; at most <see cref="int.MaxValue"/>.</returns>
    public int NextGeometric(double logOfFailure)
    {
        double failures = PortableMath.Log(NextOpenUniform()) / logOfFailure;
        return failures < int.MaxValue ? (int)failures : int.MaxValue;
    }

    /// <summary>A binomial count, exact: single trials where they are few, else inversion in parts of mean 16 or less.</summary>
    /// <param name="trials">0 or more.</param>
    /// <param name="probability">Of success; below 0 counts as 0 and above 1 as 1, where rounding put it there.</param>
    /// <returns>0 to <paramref name="trials"/>.</returns>
    public int NextBinomial(int trials, double probability)
    {
        const int fewTrials = 4;
        const double largestPart = 16;
        Debug.Assert(trials >= 0, "A number of trials is 0 or more.");
        if (trials == 0 || probability <= 0)
        {
            return 0;
        }

        if (probability >= 1)
        {
            return trials;
        }

        if (probability > 0.5)
        {
            return trials - NextBinomial(trials, 1 - probability);
        }

        int count = 0;
        if (trials <= fewTrials)
        {
            for (; trials > 0; trials--)
            {
                count += NextUniform() < probability ? 1 : 0;
            }

            return count;
        }

        // Parts of equal law are independent, so a long run of trials is several short ones.
        int mostTrials = (int)Math.Min(largestPart / probability, int.MaxValue / 2);
        for (; trials > mostTrials; trials -= mostTrials)
        {
            count += NextSmallBinomial(mostTrials, probability);
        }

        return count + NextSmallBinomial(trials, probability);
    }

    private int NextSmallBinomial(int trials, double probability)
    {
        double odds = probability / (1 - probability);
        double u = NextUniform();
        double mass = PowerOf(1 - probability, trials);
        double cumulative = mass;
        int count = 0;
        while (u >= cumulative && count < trials)
        {
            mass *= odds * (trials - count) / (count + 1);
            count++;
            cumulative += mass;
        }

        return count;
    }

    // By squaring: exact enough (one rounding a bit of the exponent) and a quarter of the time of a logarithm.
    private static double PowerOf(double x, int exponent)
    {
        double power = 1;
        for (; exponent > 0; exponent >>= 1, x *= x)
        {
            power = (exponent & 1) != 0 ? power * x : power;
        }

        return power;
    }

    private int NextSmallPoisson(double mean)
    {
        double u = NextUniform();
        double probability = PortableMath.Exp(-mean);
        double cumulative = probability;
        int count = 0;
        while (u >= cumulative && count < 1000)
        {
            count++;
            probability *= mean / count;
            cumulative += probability;
        }

        return count;
    }
}
