using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Pnp;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.RoundProcess;

/// <summary>Monte Carlo futures from an origin: calendars of the round process, cut-offs of the clearance model.</summary>
public sealed class SimulatedFutures
{
    /// <summary>Futures where nothing else is asked for.</summary>
    public const int DefaultPaths = 1000;

    private const ulong Purpose = 0xC1EA;
    private static readonly ConditionalWeakTable<
        PublishedHistory,
        Dictionary<(DateOnly, int, ulong, int), SimulatedFutures>
    > Cache = [];

    private SimulatedFutures(DateOnly origin, int horizonDays, ImmutableArray<ImmutableArray<SimulatedRound>> paths)
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
    /// <returns>Simulated once for each history object and arguments, then shared.</returns>
    /// <remarks>About 60 µs a path of 365 days.</remarks>
    public static SimulatedFutures Simulate(PublishedHistory known, DateOnly origin, int horizonDays, ulong seed, int paths)
    {
        Dictionary<(DateOnly, int, ulong, int), SimulatedFutures> cache = Cache.GetOrCreateValue(known);
        lock (cache)
        {
            if (!cache.TryGetValue((origin, horizonDays, seed, paths), out SimulatedFutures? futures))
            {
                var calendar = new RoundCalendar(known, origin, horizonDays, seed);
                ClearanceState state = ClearanceState.Learn(known);
                double[]?[] weights = state.CumulativeWeights();
                var nominees = NomineeRegression.Learn(known);
                futures = new SimulatedFutures(
                    origin,
                    horizonDays,
                    [
                        .. Enumerable
                            .Range(0, paths)
                            .Select(path => SimulatePath(path, calendar, state, weights, nominees, origin, seed)),
                    ]
                );
                cache.Add((origin, horizonDays, seed, paths), futures);
            }

            return futures;
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

    private static ImmutableArray<SimulatedRound> SimulatePath(
        int number,
        RoundCalendar calendar,
        ClearanceState state,
        double[]?[] weights,
        NomineeRegression nominees,
        DateOnly origin,
        ulong seed
    )
    {
        var random = new KeyedRandom(seed + ((ulong)origin.DayNumber << 20), (ulong)number, Purpose);
        var clearance = new ClearancePath(state, weights, ref random);
        double lastNominee = nominees.LastCutoff;
        List<PlannedRound> planned = calendar.Draw(number);
        var rounds = ImmutableArray.CreateBuilder<SimulatedRound>(planned.Count);

        // A stream a type: a round more of one leaves the others' numbers alone.
        Span<KeyedRandom> streams = stackalloc KeyedRandom[RoundTypes.All.Length];
        for (int type = 0; type < streams.Length; type++)
        {
            streams[type] = new KeyedRandom(
                seed + ((ulong)origin.DayNumber << 20),
                (ulong)number,
                Purpose + ((ulong)(type + 1) << 16)
            );
        }

        foreach (PlannedRound round in planned)
        {
            ref KeyedRandom stream = ref streams[(int)round.Type];
            int cutoff;
            if (round.Type == RoundType.Pnp && nominees.IsFitted)
            {
                lastNominee = nominees.CutoffAt(round.Size, lastNominee, stream.NextUniform());
                cutoff = (int)Math.Round(lastNominee);
                if (round.IsTypeUsed)
                {
                    clearance.NoteNomineeRound(round.Date);
                }
            }
            else if (clearance.Knows(round.Type))
            {
                cutoff = clearance.Next(round.Type, round.Date, round.Size, stream.NextNormal(), round.IsTypeUsed);
            }
            else
            {
                continue;
            }

            rounds.Add(
                new SimulatedRound(round.Date.DayNumber - origin.DayNumber, round.Type, round.Size, cutoff, round.IsTypeUsed)
            );
        }

        return rounds.ToImmutable();
    }
}
