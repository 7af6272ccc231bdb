using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Pnp;
using ExpressEntry.Sim.Forecasting.RoundProcess;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>The next round of every type of the last 365 days, by Monte Carlo of round process and clearance model.</summary>
public static class NextRounds
{
    private static readonly RoundPersistence Persistence = new();
    private static readonly RoundClimatology Climatology = new();
    private static readonly NomineeLevelForecaster NomineeLevel = new();

    /// <summary>Forecasts them.</summary>
    /// <param name="known">The history before the origin; it may be empty.</param>
    /// <param name="origin">The first day that is not known.</param>
    /// <param name="days">Days ahead that <see cref="NextRound.WithinOdds"/> is about, 1 to 365.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="paths">Futures, 100 or more.</param>
    /// <returns>One a type, in the order of types; types that no future holds within the days are absent.</returns>
    public static ImmutableArray<NextRound> Forecast(
        PublishedHistory known,
        DateOnly origin,
        int days,
        ulong seed,
        int paths
    )
    {
        KnowledgeGuard.Check(known, origin);
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 365);
        var futures = SimulatedFutures.Simulate(known, origin, days, seed, paths);
        var next = ImmutableArray.CreateBuilder<NextRound>();
        foreach (RoundType type in RoundTypes.All)
        {
            SimulatedRound[] firsts = [.. FirstsOf(futures, type)];
            if (firsts.Length > 0)
            {
                double odds = UseOdds.Of(known, type, origin, days);
                (int low, int middle, int high) = Range([.. firsts.Select(round => (double)round.Day)]);
                next.Add(
                    new NextRound(
                        type,
                        odds,
                        (origin.AddDays(low), origin.AddDays(middle), origin.AddDays(high)),
                        Range([.. firsts.Select(round => (double)round.Size)]),
                        CutoffOf(known, origin, type, firsts)
                    )
                );
            }
        }

        return next.ToImmutable();
    }

    // The weights of task B: the simulation stands for the clearance model over sizes.
    private static CutoffQuantiles CutoffOf(PublishedHistory known, DateOnly origin, RoundType type, SimulatedRound[] firsts)
    {
        var question = new RoundQuestion(origin, type, Size: null);
        CutoffQuantiles persistence = Persistence.Forecast(known, question)!;
        if (type == RoundType.Pnp)
        {
            return NomineeLevel.Forecast(known, question) ?? persistence;
        }

        (double simulation, double same, double past) = GroupWeights.SizeHidden(type);
        CutoffQuantiles simulated = CutoffQuantiles.FromSample([.. firsts.Select(round => (double)round.Cutoff)]);
        return CutoffQuantiles.Mix(
            (simulation, simulated),
            (same, persistence),
            (past, Climatology.Forecast(known, question))
        )!;
    }

    private static IEnumerable<SimulatedRound> FirstsOf(SimulatedFutures futures, RoundType type)
    {
        foreach (ImmutableArray<SimulatedRound> path in futures.Paths)
        {
            foreach (SimulatedRound round in path)
            {
                if (round.Type == type)
                {
                    yield return round;
                    break;
                }
            }
        }
    }

    private static (int Low, int Middle, int High) Range(double[] sample)
    {
        Array.Sort(sample);
        return (At(sample, 0.05), At(sample, 0.5), At(sample, 0.95));
    }

    private static int At(double[] sorted, double level) => (int)Math.Round(EmpiricalQuantile.OfSorted(sorted, level));
}
