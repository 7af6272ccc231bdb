using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary><see cref="PortableMath.Log"/> of eight numbers at once, bit for bit the same.</summary>
internal static class LaneLog
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double SqrtHalf = 0.70710678118654752440;
    private const long MantissaMask = (1L << 52) - 1;
    private const long ExponentOfHalf = 1022;

    /// <summary>Natural logarithms.</summary>
    /// <param name="x">Normal and finite, above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        // x = m · 2^k with m in [√½, √2); ln m = 2 artanh f, f = (m − 1)/(m + 1).
        Vector512<long> bits = x.AsInt64();
        Vector512<long> exponents = (bits >>> 52) - Vector512.Create(ExponentOfHalf);
        Vector512<double> m = ((bits & Vector512.Create(MantissaMask)) | Vector512.Create(ExponentOfHalf << 52)).AsDouble();
        Vector512<double> isSmall = Vector512.LessThan(m, Vector512.Create(SqrtHalf));
        m = Vector512.ConditionalSelect(isSmall, m + m, m);
        exponents += isSmall.AsInt64(); // all ones are minus one
        Vector512<double> k = Vector512.ConvertToDouble(exponents);
        Vector512<double> one = Vector512.Create(1.0);
        Vector512<double> f = (m - one) / (m + one);
        Vector512<double> s = f * f;
        Vector512<double> series = Vector512.Create(1.0 / 21);
        series = Vector512.Create(1.0 / 19) + (s * series);
        series = Vector512.Create(1.0 / 17) + (s * series);
        series = Vector512.Create(1.0 / 15) + (s * series);
        series = Vector512.Create(1.0 / 13) + (s * series);
        series = Vector512.Create(1.0 / 11) + (s * series);
        series = Vector512.Create(1.0 / 9) + (s * series);
        series = Vector512.Create(1.0 / 7) + (s * series);
        series = Vector512.Create(1.0 / 5) + (s * series);
        series = Vector512.Create(1.0 / 3) + (s * series);
        series = s * series;
        Vector512<double> twice = f + f;
        return (k * Vector512.Create(Ln2High)) + (twice + ((twice * series) + (k * Vector512.Create(Ln2Low))));
    }
}
