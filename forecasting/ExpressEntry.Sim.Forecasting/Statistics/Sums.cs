using System.Numerics;

namespace ExpressEntry.Sim.Forecasting.Statistics;

/// <summary>Sums of spans.</summary>
internal static class Sums
{
    /// <summary>Adds values up, the first one first, so that a sum of floating-point numbers is the same everywhere.</summary>
    /// <typeparam name="T">A number.</typeparam>
    /// <param name="values">Any number of them.</param>
    /// <returns>Their sum; 0 for none.</returns>
    public static T Of<T>(ReadOnlySpan<T> values)
        where T : struct, INumber<T>
    {
        T sum = T.Zero;
        foreach (T value in values)
        {
            sum += value;
        }

        return sum;
    }
}
