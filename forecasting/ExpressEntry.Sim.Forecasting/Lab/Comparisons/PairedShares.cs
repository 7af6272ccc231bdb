namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>The 95 % interval of a difference between two shares of the same replications.</summary>
/// <remarks>
/// Newcombe's method 10: the limits of the two shares by Wilson's score method, squared and added with the correlation of the
/// pairs, which is corrected for continuity where it is above 0. It never leaves −1 to 1, and stays open where no pair differs
/// or few do, unlike Student's t. Source: R. G. Newcombe, "Improved confidence intervals for the difference between binomial
/// proportions based on paired data", Statistics in Medicine 17 (1998), 2635–2650.
/// </remarks>
internal static class PairedShares
{
    private const double Z = 1.959963984540054; // 97.5 % of the standard normal

    /// <summary>Works it out for (share here) − (share there).</summary>
    /// <param name="both">Pairs with a yes here and there.</param>
    /// <param name="here">Pairs with a yes here alone.</param>
    /// <param name="there">Pairs with a yes there alone.</param>
    /// <param name="neither">Pairs with no yes; one pair or more in all.</param>
    /// <returns>The ends of the interval, −1 to 1.</returns>
    public static (double Low, double High) IntervalOf(int both, int here, int there, int neither)
    {
        int pairs = both + here + there + neither;
        double shareHere = (double)(both + here) / pairs;
        double shareThere = (double)(both + there) / pairs;
        (double lowHere, double highHere) = Wilson(shareHere, pairs);
        (double lowThere, double highThere) = Wilson(shareThere, pairs);
        double correlation = CorrelationOf(both, here, there, neither);
        double difference = shareHere - shareThere;
        double low = Reach(shareHere - lowHere, highThere - shareThere, correlation);
        double high = Reach(highHere - shareHere, shareThere - lowThere, correlation);
        return (Math.Max(-1, difference - low), Math.Min(1, difference + high));
    }

    private static double Reach(double one, double other, double correlation) =>
        Math.Sqrt(Math.Max(0, (one * one) - (2 * correlation * one * other) + (other * other)));

    private static (double Low, double High) Wilson(double share, int pairs)
    {
        double square = Z * Z;
        double middle = ((2 * pairs * share) + square) / (2 * (pairs + square));
        double reach = Z * Math.Sqrt(square + (4 * pairs * share * (1 - share))) / (2 * (pairs + square));
        return (Math.Max(0, middle - reach), Math.Min(1, middle + reach));
    }

    // Where a share is 0 or 1 there is none to be known.
    private static double CorrelationOf(long both, long here, long there, long neither)
    {
        double margins =
            Math.Sqrt(both + here) * Math.Sqrt(there + neither) * Math.Sqrt(both + there) * Math.Sqrt(here + neither);
        if (margins == 0)
        {
            return 0;
        }

        double product = ((double)both * neither) - ((double)here * there);
        double corrected = product > 0 ? Math.Max(0, product - ((both + here + there + neither) / 2.0)) : product;
        return corrected / margins;
    }
}
