using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Forecasting.Contracts;

/// <summary>Profiles in each of the fifteen leaf bands that the government publishes since 2022.</summary>
public sealed class PoolCounts
{
    /// <summary>How many bands there are.</summary>
    public const int BandCount = 15;

    private PoolCounts(ImmutableArray<double> values) => Values = values;

    /// <summary>The bands from the top: 601-1200, 501-600, tens from 491-500 to 401-410, 351-400, 301-350, 0-300.</summary>
    public static ImmutableArray<ScoreBand> Bands { get; } =
    [
        new(601, 1200),
        new(501, 600),
        .. Enumerable.Range(0, 10).Select(ten => new ScoreBand(491 - (10 * ten), 500 - (10 * ten))),
        new(351, 400),
        new(301, 350),
        new(0, 300),
    ];

    /// <summary>Profiles a band, in the order of <see cref="Bands"/>; 0 or more, fractional in a forecast.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Profiles in the pool.</summary>
    public double Total => Values.Sum();

    /// <summary>Wraps counts; a negative one becomes 0.</summary>
    /// <param name="values">Fifteen finite numbers in the order of <see cref="Bands"/>.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentException">There are not fifteen, or one is not finite.</exception>
    public static PoolCounts From(ReadOnlySpan<double> values)
    {
        if (values.Length != BandCount)
        {
            throw new ArgumentException($"There are {values.Length} counts; expected {BandCount}.", nameof(values));
        }

        var counts = ImmutableArray.CreateBuilder<double>(BandCount);
        foreach (double value in values)
        {
            counts.Add(
                double.IsFinite(value)
                    ? Math.Max(0, value)
                    : throw new ArgumentException("A count is not a finite number.", nameof(values))
            );
        }

        return new PoolCounts(counts.MoveToImmutable());
    }

    /// <summary>The fifteen counts of a published snapshot.</summary>
    /// <param name="snapshot">Any snapshot.</param>
    /// <returns>Its counts, or null where one of the bands was not published (before 2022).</returns>
    public static PoolCounts? From(PoolSnapshot snapshot)
    {
        Span<double> counts = stackalloc double[BandCount];
        for (int band = 0; band < BandCount; band++)
        {
            if (snapshot.CountOf(Bands[band]) is not { } count)
            {
                return null;
            }

            counts[band] = count;
        }

        return From(counts);
    }
}
