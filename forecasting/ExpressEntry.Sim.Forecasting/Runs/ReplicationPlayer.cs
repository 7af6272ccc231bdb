using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>Plays one replication of a scenario and records it.</summary>
/// <remarks>Immutable and safe for several threads, each with an engine and a record of its own.</remarks>
internal sealed class ReplicationPlayer
{
    private readonly ScenarioFutures _futures;
    private readonly long _seed;
    private readonly byte[] _bandOfScore;

    /// <summary>Prepares to play.</summary>
    /// <param name="futures">The scenario's futures.</param>
    /// <param name="seed">The run's seed.</param>
    public ReplicationPlayer(ScenarioFutures futures, long seed)
    {
        (_futures, _seed) = (futures, seed);
        _bandOfScore = InvitedBands.Of(futures.Bands);
        Months = [.. RecordMonth.Between(futures.AsOfUtcSeconds, futures.EndUtcSeconds)];
    }

    /// <summary>The months of the horizon.</summary>
    public ImmutableArray<RecordMonth> Months { get; }

    /// <summary>Whether a record of another player's replications fits this one's.</summary>
    public bool RecordsAs(ReplicationPlayer other) =>
        Months.AsSpan().SequenceEqual(other.Months.AsSpan())
        && _futures.Bands.AsSpan().SequenceEqual(other._futures.Bands.AsSpan());

    /// <summary>Makes a record for replications of this scenario.</summary>
    public ReplicationRecord CreateRecord() => new(_futures.Bands, Months);

    /// <summary>Plays one replication to the end of the horizon.</summary>
    /// <param name="engine">The thread's own.</param>
    /// <param name="replication">Its number, from 1. The engine's key counts from 0, as the forecast's futures do.</param>
    /// <param name="record">Gets what happened; what was in it is forgotten.</param>
    public void Play(RunEngine engine, int replication, ReplicationRecord record)
    {
        int key = replication - 1;
        (PoolLaws laws, PoolStart start, ProcessingLaw processing) = _futures.DrawLaws(key);
        engine.Start(laws, start, processing, _futures.PastInvitations, _futures.DrawNomineeLine(key), _seed, key);
        foreach (PlannedRound known in _futures.KnownRounds)
        {
            engine.Hold(known, isKnown: true);
        }

        List<PlannedRound> calendar = _futures.DrawCalendar(key);
        int next = 0;
        while (next < calendar.Count && calendar[next].AtUtcSeconds < _futures.AsOfUtcSeconds)
        {
            engine.Hold(calendar[next++]);
        }

        engine.AdvanceTo(_futures.AsOfUtcSeconds);
        record.Clear();
        Span<long> before = stackalloc long[ReplicationRecord.FlowsPerMonth];
        Span<long> after = stackalloc long[ReplicationRecord.FlowsPerMonth];
        engine.CopyFlows(before);
        long countedAt = long.MinValue;
        for (int month = 0; month < Months.Length; month++)
        {
            // A round at the very end of a month belongs to the next one.
            long end = Months[month].EndUtcSeconds;
            for (; next < calendar.Count && calendar[next].AtUtcSeconds < end; next++)
            {
                long at = calendar[next].AtUtcSeconds;
                engine.AdvanceTo(at);
                if (at != countedAt)
                {
                    engine.CountBands(_bandOfScore, record.AddLook(at));
                    countedAt = at;
                }

                Hold(engine, calendar[next], month, record);
            }

            engine.AdvanceTo(end);
            engine.CountBands(_bandOfScore, record.AddLook(end));
            countedAt = end;
            engine.CopyFlows(after);
            Span<long> flows = record.FlowsOf(month);
            for (int i = 0; i < flows.Length; i++)
            {
                flows[i] = after[i] - before[i];
            }

            after.CopyTo(before);
        }
    }

    private static void Hold(RunEngine engine, PlannedRound planned, int month, ReplicationRecord record)
    {
        HeldRound held = engine.Hold(planned);
        engine.AddInvited(
            InvitedBands.OfScore.AsSpan(),
            record.InvitedOf(month, held.Type),
            record.WaitDaysOf(month, held.Type)
        );
        record.Add(
            new RecordedRound(
                month,
                held.AtUtcSeconds,
                held.Type,
                planned.Size > 0 ? planned.Size : held.Invited, // sizes of the others follow the stock
                held.Eligible,
                held.Invited,
                held.Cutoff,
                held.TieBreakUtcSeconds
            )
        );
    }
}
