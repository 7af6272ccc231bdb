using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>How many nominees join the pool a day, as the snapshots tell it.</summary>
/// <remarks>
/// Scores above 600 are nominees, and a general or nominee round takes nearly all of them: their count in a snapshot,
/// divided by the days since the last such round, is the flow.
/// </remarks>
internal sealed class NomineeFlow
{
    private const int FewestDays = 5;
    private const int SnapshotsUsed = 3;
    private const double LeastRate = 10;
    private const double MostRate = 100;
    private const double RateWithoutSnapshots = 20;
    private static readonly ScoreBand NomineeBand = new(601, 1200);

    private readonly ImmutableArray<(DateOnly Published, double Rate)> _rates;

    private NomineeFlow(ImmutableArray<(DateOnly, double)> rates) => _rates = rates;

    /// <summary>Reads the flow off a history.</summary>
    public static NomineeFlow Learn(PublishedHistory known)
    {
        DateOnly[] clearings =
        [
            .. known.Rounds.Where(round => round.Type is RoundType.General or RoundType.Pnp).Select(round => round.Date),
        ];
        List<(DateOnly Published, DateOnly AsOf, double Rate)> rates = [];
        foreach (PoolSnapshot snapshot in known.Snapshots)
        {
            if (snapshot.CountOf(NomineeBand) is not { } nominees)
            {
                continue;
            }

            int last = Array.FindLastIndex(clearings, day => day < snapshot.AsOf);
            int days = last < 0 ? 0 : snapshot.AsOf.DayNumber - clearings[last].DayNumber;
            if (days >= FewestDays)
            {
                rates.Add((snapshot.Published, snapshot.AsOf, nominees / (double)days));
            }
        }

        return new NomineeFlow([
            .. rates.OrderBy(one => one.Published).ThenBy(one => one.AsOf).Select(one => (one.Published, one.Rate)),
        ]);
    }

    /// <summary>Nominees a day, from the last three snapshots published before a day; 10 to 100.</summary>
    public double RateBefore(DateOnly day)
    {
        int end = _rates.Length;
        while (end > 0 && _rates[end - 1].Published >= day)
        {
            end--;
        }

        int start = Math.Max(0, end - SnapshotsUsed);
        if (start == end)
        {
            return RateWithoutSnapshots;
        }

        Span<double> newest = stackalloc double[end - start];
        for (int i = start; i < end; i++)
        {
            newest[i - start] = _rates[i].Rate;
        }

        return Math.Clamp(EmpiricalQuantile.MedianInPlace(newest), LeastRate, MostRate);
    }
}
