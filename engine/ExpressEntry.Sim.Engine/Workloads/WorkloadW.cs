using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Workloads;

/// <summary>Workload W: a year of a pool of real size, simple enough that any simulator can run it, for like-for-like speed.</summary>
/// <remarks>
/// 230,000 profiles, even inside seven bands of scores and over the past 365 days; Poisson(700) arrivals a day with the same
/// scores; expiry after 365 days; on days 14, 28 … 364 the first 4,500 by score and then submission are invited and leave.
/// A day: arrivals, expiries (submitted on day − 365 or before), the round. Days of the start pool are −364 to 0.
/// </remarks>
public static class WorkloadW
{
    /// <summary>Profiles at the start.</summary>
    public const int StartProfiles = 230_000;

    /// <summary>Rounds in the year.</summary>
    public const int Rounds = 26;

    /// <summary>Invitations a round.</summary>
    public const int RoundSize = 4_500;

    /// <summary>Days between rounds.</summary>
    public const int PeriodDays = 14;

    /// <summary>Mean arrivals a day.</summary>
    public const double ArrivalsPerDay = 700;

    /// <summary>Days a profile is valid.</summary>
    public const int ValidityDays = 365;

    private static readonly (int Low, int High, int Count)[] BandTable =
    [
        (0, 300, 8_000),
        (301, 350, 18_000),
        (351, 400, 50_000),
        (401, 450, 65_000),
        (451, 500, 70_000),
        (501, 600, 18_000),
        (601, 1200, 1_000),
    ];

    internal const double RateSpread = 0.08;
    internal const double ShareSpread = 0.05;

    /// <summary>The bands: lowest score, highest score, profiles at the start. Arrivals have the same shares.</summary>
    internal static ReadOnlySpan<(int Low, int High, int Count)> Bands => BandTable;

    /// <summary>Mean arrivals per period and score in each band.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="isRedrawn">
    /// True where the rate is multiplied by N(1, 0.08) and each band's share by its own N(1, 0.05), renormalised; false for the
    /// middle values.
    /// </param>
    /// <param name="means">Gets one a band.</param>
    internal static void DrawMeans(long seed, int replication, bool isRedrawn, Span<double> means)
    {
        var random = new RandomStream(seed, replication, StreamPurpose.Workload, -1);
        double rate = ArrivalsPerDay * PeriodDays * (isRedrawn ? Factor(RateSpread, ref random) : 1);
        double total = 0;
        for (int band = 0; band < means.Length; band++)
        {
            means[band] = Bands[band].Count * (isRedrawn ? Factor(ShareSpread, ref random) : 1);
            total += means[band];
        }

        for (int band = 0; band < means.Length; band++)
        {
            means[band] *= rate / total / (Bands[band].High - Bands[band].Low + 1);
        }
    }

    /// <summary>Draws the start pool: one the run, whatever the replication.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="countOf">Gets the profiles of each (submission day, score): 365 × 1,201, the oldest day first.</param>
    internal static void DrawStartPool(long seed, Span<int> countOf)
    {
        var random = new RandomStream(seed, 0, StreamPurpose.StartPool, 0);
        foreach ((int low, int high, int count) in Bands)
        {
            for (int i = 0; i < count; i++)
            {
                int score = low + random.NextBelow(high - low + 1);
                countOf[(random.NextBelow(ValidityDays) * CrsScore.Count) + score]++;
            }
        }
    }

    // A rate is never negative; twelve deviations away, so never seen.
    private static double Factor(double spread, ref RandomStream random) =>
        Math.Max(0.01, 1 + (spread * random.NextNormal()));
}
