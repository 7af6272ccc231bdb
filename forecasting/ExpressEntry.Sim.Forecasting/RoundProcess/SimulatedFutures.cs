using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.RoundProcess;

/// <summary>Monte Carlo futures from an origin: calendars of the round process, cut-offs of the clearance model.</summary>
public sealed class SimulatedFutures
{
    /// <summary>Futures where nothing else is asked for.</summary>
    public const int DefaultPaths = 1000;

    private static readonly ConditionalWeakTable<
        PublishedHistory,
        Dictionary<(DateOnly, int, ulong, int), SimulatedFutures>
    > Cache = [];

    /// <summary>Futures made elsewhere; <see cref="Simulate"/> makes them from a history.</summary>
    /// <param name="origin">First day.</param>
    /// <param name="horizonDays">Days of future, 1 or more.</param>
    /// <param name="paths">The rounds of each future, by day.</param>
    public SimulatedFutures(DateOnly origin, int horizonDays, ImmutableArray<ImmutableArray<SimulatedRound>> paths)
    {
        Origin = origin;
        HorizonDays = horizonDays;
        Paths = paths;
    }

    /// <summary>First day of the futures.</summary>
    public DateOnly Origin { get; }

    /// <summary>Days of future.</summary>
    public int HorizonDays { get; }

    /// <summary>The rounds of each future, by day.</summary>
    public ImmutableArray<ImmutableArray<SimulatedRound>> Paths { get; }

    /// <summary>Simulates futures.</summary>
    /// <param name="known">A history cut at the origin.</param>
    /// <param name="origin">First day of the futures.</param>
    /// <param name="horizonDays">Days of future, 1 or more.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="paths">How many futures; path i is the same whatever their number.</param>
    /// <param name="cancellation">Ends the simulation between two paths; nothing is kept then.</param>
    /// <returns>Simulated once for each history object and arguments, then shared.</returns>
    /// <remarks>About 60 µs a path of 365 days on one core; paths share nothing, so threads change no result.</remarks>
    public static SimulatedFutures Simulate(
        PublishedHistory known,
        DateOnly origin,
        int horizonDays,
        ulong seed,
        int paths,
        CancellationToken cancellation = default
    )
    {
        Dictionary<(DateOnly, int, ulong, int), SimulatedFutures> cache = Cache.GetOrCreateValue(known);
        lock (cache)
        {
            if (!cache.TryGetValue((origin, horizonDays, seed, paths), out SimulatedFutures? futures))
            {
                var simulator = new FutureSimulator(known, origin, horizonDays, seed);
                var simulated = new ImmutableArray<SimulatedRound>[paths];
                Parallel.For(
                    0,
                    paths,
                    new ParallelOptions { CancellationToken = cancellation },
                    path => simulated[path] = simulator.Simulate(path)
                );
                futures = new SimulatedFutures(origin, horizonDays, [.. simulated]);
                cache.Add((origin, horizonDays, seed, paths), futures);
            }

            return futures;
        }
    }

    /// <summary>Lets <see cref="Simulate"/> answer with futures that were simulated before.</summary>
    /// <param name="known">The history object they will be asked for with.</param>
    /// <param name="seed">The seed they were made with.</param>
    /// <param name="futures">Exactly what would be simulated for it; ones that are there already stay.</param>
    public static void Remember(PublishedHistory known, ulong seed, SimulatedFutures futures)
    {
        Dictionary<(DateOnly, int, ulong, int), SimulatedFutures> cache = Cache.GetOrCreateValue(known);
        lock (cache)
        {
            cache.TryAdd((futures.Origin, futures.HorizonDays, seed, futures.Paths.Length), futures);
        }
    }

    /// <summary>The cut-off of a type's last round within a horizon, given that there is one.</summary>
    /// <param name="type">Whom it ranks.</param>
    /// <param name="horizonDays">1 to <see cref="HorizonDays"/>.</param>
    /// <returns>Quantiles, or null where hardly a future has such a round.</returns>
    public CutoffQuantiles? LastCutoff(RoundType type, int horizonDays)
    {
        double[] sample = Sample(type, horizonDays, isLowest: false);
        return sample.Length < Math.Max(20, Paths.Length / 50) ? null : CutoffQuantiles.FromSample(sample);
    }

    /// <summary>The lowest cut-offs of a type within a horizon, one for each future that has a round of it.</summary>
    /// <param name="type">Whom the rounds rank.</param>
    /// <param name="horizonDays">1 to <see cref="HorizonDays"/>.</param>
    /// <returns>CRS points, ascending.</returns>
    public double[] LowestCutoffs(RoundType type, int horizonDays)
    {
        double[] sample = Sample(type, horizonDays, isLowest: true);
        Array.Sort(sample);
        return sample;
    }

    private double[] Sample(RoundType type, int horizonDays, bool isLowest)
    {
        List<double> sample = new(Paths.Length);
        foreach (ImmutableArray<SimulatedRound> path in Paths)
        {
            double? found = null;
            foreach (SimulatedRound round in path)
            {
                if (round.Type == type && round.Day < horizonDays)
                {
                    found = isLowest && found < round.Cutoff ? found : round.Cutoff;
                }
            }

            if (found is { } cutoff)
            {
                sample.Add(cutoff);
            }
        }

        return [.. sample];
    }

    /// <summary>The cut-off of one round on a given day, whatever is held before it.</summary>
    /// <param name="known">A history cut at the origin.</param>
    /// <param name="origin">First day that is not known.</param>
    /// <param name="question">Type, day (not before the origin) and size; a size that is not known is drawn.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="paths">How many futures.</param>
    /// <returns>
    /// Quantiles, and the share of futures with an earlier round of the type between origin and day; null for a type the
    /// models do not know.
    /// </returns>
    public static (CutoffQuantiles Cutoff, double ShareWithEarlierRound)? CutoffOn(
        PublishedHistory known,
        DateOnly origin,
        RoundQuestion question,
        ulong seed,
        int paths
    )
    {
        int days = Math.Max(0, question.Date.DayNumber - origin.DayNumber);
        var simulator = new FutureSimulator(known, origin, Math.Max(1, days), seed);
        if (!simulator.Knows(question.Type))
        {
            return null;
        }

        double[] sample = new double[paths];
        int withEarlier = 0;
        for (int path = 0; path < paths; path++)
        {
            (sample[path], bool isSecond) = simulator.CutoffOn(path, question);
            withEarlier += isSecond ? 1 : 0;
        }

        return (CutoffQuantiles.FromSample(sample), withEarlier / (double)paths);
    }
}
