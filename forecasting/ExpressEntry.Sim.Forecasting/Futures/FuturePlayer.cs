using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Plays one future through the engine: the known rounds again, then the drawn ones, with questions in between.</summary>
/// <remarks>Safe for several threads, each with a simulation of its own.</remarks>
internal sealed class FuturePlayer(
    FutureSampler sampler,
    PublishedFlows flows,
    ImmutableArray<PublishedRound> rounds,
    ForecastRequest request
)
{
    private const int SecondsPerDay = 86_400;
    private const int RoundHour = 14 * 3600;
    private const int DaysThatOneRoundCovers = 9; // a round asked about stands for the drawn ones of its type this near
    private readonly long _asOf = ClearanceMemory.SecondsOf(request.AsOf);

    /// <summary>Plays a future to the end of the horizon.</summary>
    /// <param name="simulation">The thread's own.</param>
    /// <param name="number">Number of the replication.</param>
    /// <param name="rare">Types and windows asked about on a random day.</param>
    public FutureOutcome Play(ISimulation simulation, int number, ImmutableArray<(RoundType Type, int Days)> rare)
    {
        Begin(simulation, number);
        List<(PlannedRound Round, int Question)> events = [.. sampler.DrawCalendar(number).Select(round => (round, -1))];
        var random = new RandomStream(request.Seed, number, StreamPurpose.Calendar, -1);
        for (int i = 0; i < rare.Length; i++)
        {
            long at = _asOf + ((long)random.NextBelow(rare[i].Days) * SecondsPerDay) + RoundHour;
            events.Add((new PlannedRound(at, rare[i].Type, DrawSize(rare[i].Type, ref random)), i));
        }

        // At one instant questions come first: they ask about the pool as it is.
        events.Sort(
            (a, b) =>
                (a.Round.AtUtcSeconds, -a.Question, a.Round.Type).CompareTo(
                    (b.Round.AtUtcSeconds, -b.Question, b.Round.Type)
                )
        );
        NomineeLine? line = sampler.DrawNomineeLine(number);
        List<HeldRound> held = [];
        int[] rareCutoffs = new int[rare.Length];
        int[]? bandCounts = null;
        foreach ((PlannedRound round, int question) in events)
        {
            if (round.AtUtcSeconds >= _asOf)
            {
                bandCounts ??= CountBands(simulation);
            }

            if (question >= 0)
            {
                rareCutoffs[question] = simulation.Preview(round).Cutoff;
                continue;
            }

            HeldRound result = simulation.Hold(Sized(simulation, round, number, line));
            if (result.AtUtcSeconds >= _asOf && result.Cutoff >= 0)
            {
                held.Add(result);
            }
        }

        return new FutureOutcome([.. held], rareCutoffs, bandCounts ?? CountBands(simulation));
    }

    /// <summary>Plays a future up to a round a user asks about.</summary>
    /// <param name="simulation">The thread's own.</param>
    /// <param name="number">Number of the replication.</param>
    /// <param name="asked">The round; it stands for drawn rounds of its type within nine days.</param>
    /// <returns>Its cut-off; −1 where nobody was there to invite.</returns>
    public int Ask(ISimulation simulation, int number, AskedRound asked)
    {
        Begin(simulation, number);
        NomineeLine? line = sampler.DrawNomineeLine(number);
        long at = ClearanceMemory.SecondsOf(asked.Date) + RoundHour;
        foreach (PlannedRound round in sampler.DrawCalendar(number).TakeWhile(round => round.AtUtcSeconds < at))
        {
            if (round.Type != asked.Type || at - round.AtUtcSeconds > DaysThatOneRoundCovers * SecondsPerDay)
            {
                simulation.Hold(Sized(simulation, round, number, line));
            }
        }

        var random = new RandomStream(request.Seed, number, StreamPurpose.Calendar, -1);
        return simulation.Preview(new PlannedRound(at, asked.Type, asked.Size ?? DrawSize(asked.Type, ref random))).Cutoff;
    }

    private PlannedRound Sized(ISimulation simulation, PlannedRound round, int number, NomineeLine? line) =>
        line?.Size(simulation, round, request.Seed, number) ?? round;

    private void Begin(ISimulation simulation, int number)
    {
        (PoolLaws laws, PoolStart start, _) = sampler.DrawLaws(number);
        simulation.Start(laws, start, request.Seed, number);
        foreach (PlannedRound known in sampler.KnownRounds)
        {
            simulation.Hold(known);
        }
    }

    // A size such as the type's rounds have had; of a type never seen, one such as all categories have had.
    private int DrawSize(RoundType type, ref RandomStream random)
    {
        if (sampler.Cadences.FirstOrDefault(cadence => cadence.Type == type) is { } cadence)
        {
            return cadence.DrawTypicalSize(ref random);
        }

        PublishedRound[] past = [.. rounds.Where(round => round.Type == type).TakeLast(12)];
        past = past.Length == 0 ? [.. rounds.TakeLast(30)] : past;
        return past[random.NextBelow(past.Length)].Invitations!.Value;
    }

    private int[] CountBands(ISimulation simulation)
    {
        simulation.AdvanceTo(Math.Max(simulation.NowUtcSeconds, _asOf));
        int[] profilesAt = new int[CrsScore.Count];
        simulation.CountByScore(profilesAt);
        return [.. flows.Bands.Select(flow => profilesAt[flow.Band.Low..(flow.Band.High + 1)].Sum())];
    }
}
