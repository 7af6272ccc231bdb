using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>Turns a published processing time, "80 % within so many days", into a law of days.</summary>
/// <remarks>
/// The law is log-normal: bounded below, a long tail above. Its spread is assumed, not published: 0.4 on the scale of ln puts
/// the median of a standard of 183 days at 131 and one decision in a hundred after 331.
/// </remarks>
public static class ProcessingTimes
{
    /// <summary>The share that published processing times speak of.</summary>
    public const double PublishedShare = 0.8;

    /// <summary>The most days a decision takes.</summary>
    public const int MostDays = 1826;

    private const double Spread = 0.4;
    private const double LongestDeviations = 3; // one in 740 would take longer

    /// <summary>The weights of a standard.</summary>
    /// <param name="publishedDays">Days within which 80 % are decided, 1 or more.</param>
    /// <returns>Weights of 1, 2, 3 … days.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The days are below 1 or not finite.</exception>
    public static ImmutableArray<double> OfStandard(double publishedDays)
    {
        if (!(publishedDays >= 1 && double.IsFinite(publishedDays)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(publishedDays),
                $"A processing time is {publishedDays} days; expected 1 or more."
            );
        }

        double logMedian = PortableMath.Log(publishedDays) - (Spread * PortableMath.InverseNormal(PublishedShare));
        double longest = PortableMath.Exp(logMedian + (Spread * LongestDeviations));
        var weights = ImmutableArray.CreateBuilder<double>();
        for (int day = 1; day <= Math.Clamp(longest, 1, MostDays); day++)
        {
            double deviations = (PortableMath.Log(day - 0.5) - logMedian) / Spread;
            weights.Add(PortableMath.Exp(-0.5 * deviations * deviations) / (day - 0.5));
        }

        return weights.ToImmutable();
    }
}
