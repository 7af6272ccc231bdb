namespace ExpressEntry.Sim.Engine.Randomness;

/// <summary>Poisson and binomial counts with large means in constant time, by transformed rejection; small ones by inversion.</summary>
/// <remarks>
/// Hörmann, "The transformed rejection method for generating Poisson random variables", Insurance: Mathematics and Economics
/// 12, 1993 (PTRS), and "The generation of binomial random variates", J. Stat. Comput. Simul. 46, 1993 (BTRS). Exact up to the
/// rounding of doubles; logarithms are <see cref="PortableMath"/>'s, so results are equal on every machine.
/// </remarks>
internal static class LargeCounts
{
    private const double LeastMean = 10; // both methods are proven from here on
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>A Poisson count.</summary>
    /// <param name="mean">0 to 10⁸.</param>
    /// <param name="random">Gives the numbers.</param>
    public static int Poisson(double mean, ref RandomStream random)
    {
        if (mean < LeastMean)
        {
            return random.NextPoisson(mean);
        }

        double b = 0.931 + (2.53 * Math.Sqrt(mean));
        double a = -0.059 + (0.02483 * b);
        double acceptedAtOnce = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            double u = random.NextOpenUniform() - 0.5;
            double v = random.NextOpenUniform();
            double us = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / us) + b) * u) + mean + 0.43);
            if (us >= 0.07 && v <= acceptedAtOnce)
            {
                return (int)k;
            }

            if (k < 0 || (us < 0.013 && v > us))
            {
                continue;
            }

            double inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
            double left = PortableMath.Log(v * inverseAlpha / ((a / (us * us)) + b));
            if (left <= (k * PortableMath.Log(mean)) - mean - LogFactorial(k))
            {
                return (int)k;
            }
        }
    }

    /// <summary>A binomial count.</summary>
    /// <param name="trials">0 or more.</param>
    /// <param name="probability">Of success; below 0 counts as 0 and above 1 as 1, where rounding put it there.</param>
    /// <param name="random">Gives the numbers.</param>
    public static int Binomial(int trials, double probability, ref RandomStream random)
    {
        if (probability > 0.5)
        {
            return trials - Binomial(trials, 1 - probability, ref random);
        }

        double n = trials;
        if (n * probability < LeastMean)
        {
            return random.NextBinomial(trials, probability);
        }

        double q = 1 - probability;
        double deviation = Math.Sqrt(n * probability * q);
        double b = 1.15 + (2.53 * deviation);
        double a = -0.0873 + (0.0248 * b) + (0.01 * probability);
        double c = (n * probability) + 0.5;
        double acceptedAtOnce = 0.92 - (4.2 / b);
        while (true)
        {
            double u = random.NextOpenUniform() - 0.5;
            double v = random.NextOpenUniform();
            double us = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / us) + b) * u) + c);
            if (us >= 0.07 && v <= acceptedAtOnce)
            {
                return (int)k;
            }

            if (k < 0 || k > n)
            {
                continue;
            }

            double alpha = (2.83 + (5.1 / b)) * deviation;
            double mode = Math.Floor((n + 1) * probability);
            double left = PortableMath.Log(v * alpha / ((a / (us * us)) + b));
            double right =
                LogFactorial(mode)
                + LogFactorial(n - mode)
                - LogFactorial(k)
                - LogFactorial(n - k)
                + ((k - mode) * PortableMath.Log(probability / q));
            if (left <= right)
            {
                return (int)k;
            }
        }
    }

    /// <summary>ln k!, error below 10⁻¹⁰.</summary>
    /// <param name="k">A whole number, 0 or more.</param>
    internal static double LogFactorial(double k)
    {
        const double fewest = 12; // Stirling's series is good to 10⁻¹¹ from here on
        double below = 1;
        double x = k + 1;
        for (; x < fewest; x++)
        {
            below *= x;
        }

        double inverse = 1 / x;
        double square = inverse * inverse;
        double series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * (1.0 / 1260)))));
        double logGamma = ((x - 0.5) * PortableMath.Log(x)) - x + HalfLogTwoPi + series;
        return below > 1 ? logGamma - PortableMath.Log(below) : logGamma;
    }
}
