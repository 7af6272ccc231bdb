namespace ExpressEntry.Sim.Engine.Randomness;

/// <summary>
/// Logarithm, exponential and inverse normal from +, −, ×, ÷ and √ alone, which IEEE 754 rounds alike everywhere.
/// <c>Math.Log</c> and its kin differ in the last bit between platforms, and one bit can move a random path.
/// </summary>
public static class PortableMath
{
    private const double Ln2High = 0.693147180369123816490; // the first 32 bits of ln 2, so that multiples are exact
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double SqrtHalf = 0.70710678118654752440;
    private const long MantissaMask = (1L << 52) - 1;
    private const int ExponentBias = 1023;

    /// <summary>Natural logarithm of a normal positive number.</summary>
    /// <param name="x">Above 2⁻¹⁰²² and finite.</param>
    /// <returns>ln x, within 2 units in the last place away from 1.</returns>
    public static double Log(double x)
    {
        if (!(x >= 2.2250738585072014e-308 && x <= double.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "A logarithm here is of a normal, finite number above 0.");
        }

        // x = m · 2^k with m in [√½, √2); ln m = 2 artanh f, f = (m − 1)/(m + 1), |f| < 0.172.
        long bits = BitConverter.DoubleToInt64Bits(x);
        int k = (int)(bits >> 52) - ExponentBias;
        double m = BitConverter.Int64BitsToDouble((bits & MantissaMask) | ((long)ExponentBias << 52)) * 0.5;
        k++;
        if (m < SqrtHalf)
        {
            m *= 2;
            k--;
        }

        double f = (m - 1) / (m + 1);
        double s = f * f;
        double series =
            s
            * (
                (1.0 / 3)
                + s
                    * (
                        (1.0 / 5)
                        + s
                            * (
                                (1.0 / 7)
                                + s
                                    * (
                                        (1.0 / 9)
                                        + s
                                            * (
                                                (1.0 / 11)
                                                + s
                                                    * (
                                                        (1.0 / 13)
                                                        + s
                                                            * (
                                                                (1.0 / 15)
                                                                + s * ((1.0 / 17) + s * ((1.0 / 19) + s * (1.0 / 21)))
                                                            )
                                                    )
                                            )
                                    )
                            )
                    )
            ); // next term < 2⁻⁵⁹
        return (k * Ln2High) + ((2 * f) + ((2 * f * series) + (k * Ln2Low)));
    }

    /// <summary>Exponential function.</summary>
    /// <param name="x">−700 to 700.</param>
    /// <returns>e to the power x, within 2 units in the last place.</returns>
    public static double Exp(double x)
    {
        if (!(x >= -700 && x <= 700))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "An exponential here is of a number from -700 to 700.");
        }

        // x = k ln 2 + r, |r| ≤ 0.347; e^r by its series up to r^14/14!, the next term is below 2⁻⁶².
        double k = Math.Round(x / (Ln2High + Ln2Low));
        double r = (x - (k * Ln2High)) - (k * Ln2Low);
        double sum = 1;
        for (int n = 14; n >= 1; n--)
        {
            sum = 1 + (r * sum / n);
        }

        return sum * BitConverter.Int64BitsToDouble(((long)k + ExponentBias) << 52);
    }

    /// <summary>The standard normal quantile function.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <returns>z with P(Z ≤ z) = p, relative error about 1e-16 (Wichura, Algorithm AS 241, 1988).</returns>
    public static double InverseNormal(double p)
    {
        if (!(p > 0 && p < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A normal quantile exists between 0 and 1.");
        }

        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q
                * Polynomial(
                    r,
                    [
                        3.3871328727963666080,
                        1.3314166789178437745e2,
                        1.9715909503065514427e3,
                        1.3731693765509461125e4,
                        4.5921953931549871457e4,
                        6.7265770927008700853e4,
                        3.3430575583588128105e4,
                        2.5090809287301226727e3,
                    ]
                )
                / Polynomial(
                    r,
                    [
                        1.0,
                        4.2313330701600911252e1,
                        6.8718700749205790830e2,
                        5.3941960214247511077e3,
                        2.1213794301586595867e4,
                        3.9307895800092710610e4,
                        2.8729085735721942674e4,
                        5.2264952788528545610e3,
                    ]
                );
        }

        double tail = Math.Sqrt(-Log(q < 0 ? p : 1 - p));
        double z =
            tail <= 5
                ? Polynomial(
                    tail - 1.6,
                    [
                        1.42343711074968357734,
                        4.63033784615654529590,
                        5.76949722146069140550,
                        3.64784832476320460504,
                        1.27045825245236838258,
                        2.41780725177450611770e-1,
                        2.27238449892691845833e-2,
                        7.74545014278341407640e-4,
                    ]
                )
                    / Polynomial(
                        tail - 1.6,
                        [
                            1.0,
                            2.05319162663775882187,
                            1.67638483018380384940,
                            6.89767334985100004550e-1,
                            1.48103976427480074590e-1,
                            1.51986665636164571966e-2,
                            5.47593808499534494600e-4,
                            1.05075007164441684324e-9,
                        ]
                    )
                : Polynomial(
                    tail - 5,
                    [
                        6.65790464350110377720,
                        5.46378491116411436990,
                        1.78482653991729133580,
                        2.96560571828504891230e-1,
                        2.65321895265761230930e-2,
                        1.24266094738807843860e-3,
                        2.71155556874348757815e-5,
                        2.01033439929228813265e-7,
                    ]
                )
                    / Polynomial(
                        tail - 5,
                        [
                            1.0,
                            5.99832206555887937690e-1,
                            1.36929880922735805310e-1,
                            1.48753612908506148525e-2,
                            7.86869131145613259100e-4,
                            1.84631831751005468180e-5,
                            1.42151175831644588870e-7,
                            2.04426310338993978564e-15,
                        ]
                    );
        return q < 0 ? -z : z;
    }

    // Coefficients from the constant up.
    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
