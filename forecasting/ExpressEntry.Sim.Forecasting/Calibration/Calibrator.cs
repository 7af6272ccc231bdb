using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Lives;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Futures;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Fits the hidden quantities: every member plays the real rounds from snapshot to snapshot, and learns from what was published.</summary>
/// <remarks>
/// A pure function of what it is given, whatever the number of threads. A member plays an interval in about 5 ms. Source:
/// <c>docs/model.md</c>, "Calibration".
/// </remarks>
internal sealed class Calibrator
{
    private const double RelaxedDays = 14;

    /// <summary>From this day on a job offer brings no points.</summary>
    public static readonly DateOnly OffersEnd = new(2025, 3, 25);

    private readonly ParallelOptions _parallel;
    private readonly AnswerLaw _answers;

    /// <summary>Prepares.</summary>
    /// <param name="settings">How.</param>
    /// <param name="threads">1 or more; changes no result.</param>
    /// <param name="cancellation">Stops between members.</param>
    public Calibrator(CalibrationSettings settings, int threads, CancellationToken cancellation)
    {
        Settings = settings;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        _answers = new LifeSampler(LifeFacts.Embedded, RuleBook.Embedded, OffersEnd, settings.Seed, isFixed: true)
            .Draw(0)
            .Answers;
    }

    /// <summary>How it works.</summary>
    public CalibrationSettings Settings { get; }

    /// <summary>The ensemble before anything is seen but one snapshot.</summary>
    /// <param name="first">The first interval.</param>
    public Ensemble Prior(Interval first)
    {
        double[][] values = new double[HiddenQuantities.Count][];
        for (int quantity = 0; quantity < values.Length; quantity++)
        {
            HiddenQuantity hidden = HiddenQuantities.All[quantity];
            values[quantity] = new double[Settings.Members];
            for (int member = 0; member < Settings.Members; member++)
            {
                var random = new RandomStream(Settings.Seed, member, StreamPurpose.Parameters, -1 - quantity);
                values[quantity][member] = hidden.PriorMiddle + (hidden.PriorDeviation * random.NextNormal());
            }
        }

        ImmutableArray<double> middles = PriorMiddles(first.From);
        for (int band = 1; band < PoolCounts.BandCount; band++)
        {
            int quantity = HiddenQuantities.ArrivalsOf(band);
            double shift = middles[quantity] - HiddenQuantities.All[quantity].PriorMiddle;
            for (int member = 0; member < Settings.Members; member++)
            {
                values[quantity][member] += shift;
            }
        }

        Tidy(values);
        return new Ensemble(first.From.AsOf, values, [.. HiddenQuantities.Types.Select(_ => default(TypeMemory))], 0);
    }

    /// <summary>The middle of each quantity's prior, in its own unit, where the first snapshot used is this one.</summary>
    /// <param name="first">A band in balance loses to time what comes in: it says about how much.</param>
    public static ImmutableArray<double> PriorMiddles(PoolRecord first)
    {
        double[] middles = [.. HiddenQuantities.All.Select(quantity => quantity.PriorMiddle)];
        double days = SignatureFlows.Filled(365, PortableMath.Exp(middles[HiddenQuantities.Leaving]));
        for (int band = 1; band < PoolCounts.BandCount; band++)
        {
            middles[HiddenQuantities.ArrivalsOf(band)] = PortableMath.Log(Math.Max(1, first.Counts.Values[band]) / days);
        }

        return [.. middles];
    }

    /// <summary>Takes in the rounds of an interval and, where it is known, the snapshot at its end.</summary>
    /// <param name="ensemble">As of the interval's start.</param>
    /// <param name="interval">What happened.</param>
    /// <returns>The ensemble after it.</returns>
    public Ensemble Learn(Ensemble ensemble, Interval interval)
    {
        if (interval.Rounds.IsEmpty && interval.To is null)
        {
            return ensemble;
        }

        DateOnly end = interval.To?.AsOf ?? interval.Rounds[^1].Date;
        Ensemble drifted = Drift(ensemble, interval.Rounds, end.DayNumber - interval.From.AsOf.DayNumber, 0);
        ImmutableArray<DateOnly> counted = interval.To is null ? [] : [interval.To.AsOf];
        Outcome outcome = Play(drifted, interval, interval.Rounds, counted);
        (List<Observation> observations, List<(RoundType Type, double Surprise)> surprises) = IntervalObservations.Of(
            drifted,
            interval,
            outcome,
            Settings
        );
        double likelihood =
            Settings.Method == CalibrationMethod.Kalman
                ? KalmanUpdate.Apply(drifted.Values, observations).Sum()
                : ParticleUpdate.Apply(drifted.Values, observations, Settings.Seed, interval.From.AsOf.DayNumber);
        Tidy(drifted.Values);
        ImmutableArray<TypeMemory> memories = ensemble.Memories;
        foreach ((RoundType type, double surprise) in surprises)
        {
            int index = HiddenQuantities.Types.IndexOf(type);
            TypeMemory after = memories[index].After(surprise, Settings);
            memories = memories.SetItem(
                index,
                after with
                {
                    Squares = Math.Round(after.Squares, 6),
                    Weight = Math.Round(after.Weight, 6),
                }
            );
        }

        return new Ensemble(end, drifted.Values, memories, Math.Round(ensemble.LogLikelihood + likelihood, 6));
    }

    /// <summary>Plays rounds on from an ensemble: what they would have been like.</summary>
    /// <param name="ensemble">After everything known.</param>
    /// <param name="open">The last known snapshot and the known rounds since.</param>
    /// <param name="rounds">The rounds to come, in order; their cut-offs are not used.</param>
    /// <param name="counted">Days to count the bands on.</param>
    /// <param name="days">Days from what is known to the end, for the drift.</param>
    /// <returns>The outcome of the known rounds and those to come.</returns>
    public Outcome Foresee(
        Ensemble ensemble,
        Interval open,
        ImmutableArray<PublishedRound> rounds,
        ImmutableArray<DateOnly> counted,
        int days
    ) => Play(Drift(ensemble, rounds, days, 1), open, [.. open.Rounds, .. rounds], counted);

    /// <summary>What a snapshot and the rounds before it leave open.</summary>
    /// <param name="interval">Starts with the snapshot.</param>
    /// <param name="types">The types that occur.</param>
    /// <param name="until">The grid's changes before this day are played: those given with the rounds, or known by then.</param>
    public PoolReconstruction Reconstruct(Interval interval, ImmutableArray<RoundType> types, DateOnly until)
    {
        DateOnly? offersEnd = interval.From.AsOf <= OffersEnd && OffersEnd < until ? OffersEnd : null;
        return new PoolReconstruction(interval.From, interval.Before, types, _answers, offersEnd);
    }

    private Outcome Play(
        Ensemble ensemble,
        Interval interval,
        ImmutableArray<PublishedRound> rounds,
        ImmutableArray<DateOnly> counted
    )
    {
        ImmutableArray<RoundType> types =
        [
            .. HiddenQuantities.Types.Where(type =>
                rounds.Any(round => round.Type == type) || interval.Before.Any(round => round.Type == type)
            ),
        ];
        DateOnly end = new[] { interval.From.AsOf }.Concat(rounds.Select(round => round.Date)).Concat(counted).Max();
        PoolReconstruction pool = Reconstruct(interval, types, end);
        var outcome = new Outcome(rounds, counted, ensemble.Members);
        Parallel.For(
            0,
            ensemble.Members,
            _parallel,
            () => new IntervalPlay(),
            (member, _, play) =>
            {
                Span<double> values = stackalloc double[HiddenQuantities.Count];
                ensemble.CopyMember(member, values);
                play.Play(
                    pool,
                    values,
                    rounds,
                    counted,
                    Settings.Seed,
                    member,
                    outcome.SightsOf(member),
                    outcome.BandsOf(member)
                );
                return play;
            },
            static _ => { }
        );
        return outcome;
    }

    /// <summary>Lets one set of hidden quantities wander on: a type's level from round to round, flows with time, shapes hardly.</summary>
    /// <param name="values">The set; overwritten.</param>
    /// <param name="ensemble">Whose memory of surprises scales the levels' steps.</param>
    /// <param name="days">How far.</param>
    /// <param name="steps">How many steps a type's level takes, 0 or more; they add up as independent ones do.</param>
    /// <param name="random">A stream of its own.</param>
    /// <param name="mostArrivalDays">How far the arrivals below 501 wander at most, days.</param>
    public void Wander(
        Span<double> values,
        Ensemble ensemble,
        int days,
        Func<RoundType, double> steps,
        ref RandomStream random,
        int mostArrivalDays = int.MaxValue
    )
    {
        double time = Math.Sqrt(Math.Max(1, days) / RelaxedDays);
        double arrivalTime = Math.Sqrt(Math.Clamp(days, 1, mostArrivalDays) / RelaxedDays);
        values[HiddenQuantities.Leaving] += 0.02 * time * random.NextNormal();
        values[HiddenQuantities.Nominations] += Settings.NominationsDrift * time * random.NextNormal();
        values[HiddenQuantities.NomineeLine] += 4 * time * random.NextNormal();
        values[HiddenQuantities.NomineeSlope] += 0.5 * time * random.NextNormal();
        for (int band = 1; band < PoolCounts.BandCount; band++)
        {
            values[HiddenQuantities.ArrivalsOf(band)] +=
                Settings.ArrivalsDrift * (band == 1 ? time : arrivalTime) * random.NextNormal();
        }

        foreach (RoundType type in HiddenQuantities.Types)
        {
            double surprise = StudentT3(ref random);
            values[HiddenQuantities.CentreOf(type)] += 1.5 * time * random.NextNormal();
            values[HiddenQuantities.WidthOf(type)] += 0.01 * time * random.NextNormal();
            double taken = steps(type);
            if (taken > 0 && ensemble.MemoryOf(type) is { Rounds: > 0 } memory)
            {
                values[HiddenQuantities.LevelOf(type)] +=
                    Settings.LevelDrift * Math.Sqrt(taken) * memory.Surprise(Settings) * surprise;
            }
        }

        for (int quantity = 0; quantity < values.Length; quantity++)
        {
            values[quantity] = Tidy(values[quantity], quantity);
        }
    }

    private Ensemble Drift(Ensemble ensemble, ImmutableArray<PublishedRound> rounds, int days, int phase)
    {
        Ensemble drifted = ensemble.Copy();
        Span<double> values = stackalloc double[HiddenQuantities.Count];
        for (int member = 0; member < ensemble.Members; member++)
        {
            var random = new RandomStream(
                Settings.Seed,
                member,
                StreamPurpose.Parameters,
                (ensemble.At.DayNumber * 4) + 2 + phase
            );
            ensemble.CopyMember(member, values);
            // Rounds of one interval share a step; those months ahead take one each.
            Wander(values, ensemble, days, StepsOf, ref random);
            for (int quantity = 0; quantity < values.Length; quantity++)
            {
                drifted.Values[quantity][member] = values[quantity];
            }
        }

        return drifted;

        double StepsOf(RoundType type)
        {
            int coming = rounds.Count(round => round.Type == type);
            return phase == 0 ? Math.Min(1, coming) : coming;
        }
    }

    // Three degrees of freedom: levels sometimes jump.
    private static double StudentT3(ref RandomStream random)
    {
        const double mostDeviations = 4;
        double z = random.NextNormal();
        double a = random.NextNormal();
        double b = random.NextNormal();
        double c = random.NextNormal();
        return Math.Clamp(z / Math.Sqrt(((a * a) + (b * b) + (c * c)) / 3), -mostDeviations, mostDeviations);
    }

    private static void Tidy(double[][] values)
    {
        for (int quantity = 0; quantity < values.Length; quantity++)
        {
            foreach (ref double value in values[quantity].AsSpan())
            {
                value = Tidy(value, quantity);
            }
        }
    }

    // Within what is allowed, and rounded: a run that goes on from a file equals one that never stopped.
    private static double Tidy(double value, int quantity)
    {
        HiddenQuantity hidden = HiddenQuantities.All[quantity];
        return Math.Round(Math.Clamp(value, hidden.Lowest, hidden.Highest), 6);
    }
}
