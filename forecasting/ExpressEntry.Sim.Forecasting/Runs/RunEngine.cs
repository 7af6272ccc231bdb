using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>What one thread needs to play replications: an engine, the applications that follow, and every count of both.</summary>
/// <remarks>Used by one thread; keeps its memory between replications and shows nothing of the one before.</remarks>
/// <param name="simulation">The engine; used by this object alone.</param>
internal sealed class RunEngine(ISimulation simulation)
{
    private const int SecondsPerDay = 86_400;
    private const int Programs = FlowPrograms.Count;
    private readonly ApplicationProcess _process = new();
    private readonly OpenInvitations _open = new();
    private readonly long[] _applied = new long[Programs]; // of the engine's, by program, up to the last look
    private readonly int[] _profilesAt = new int[CrsScore.Count];
    private long _lookedTo; // the first day the process has not seen
    private NomineeLine? _nominees;
    private long _seed;
    private int _replication;

    /// <summary>The events of a result set, in their order.</summary>
    public static ImmutableArray<string> Events { get; } =
    [
        "arrived",
        "re_entered",
        "nominated",
        "expired",
        "withdrawn",
        "lost_eligibility",
        "invited",
        "applied",
        "declined",
        "lapsed",
        "refused",
        "admitted",
        "admitted_persons",
    ];

    /// <summary>The programs of a result set, in the order of <see cref="FlowProgram"/>.</summary>
    public static ImmutableArray<string> ProgramWords { get; } = ["pnp", "cec", "fsw", "fst", "none"];

    private static ReadOnlySpan<FlowEvent> EngineEvents =>
        [
            FlowEvent.Arrived,
            FlowEvent.ReEntered,
            FlowEvent.Nominated,
            FlowEvent.Expired,
            FlowEvent.Withdrawn,
            FlowEvent.LostEligibility,
            FlowEvent.Invited,
            FlowEvent.Applied,
            FlowEvent.Declined,
            FlowEvent.Lapsed,
        ];

    private static ReadOnlySpan<ApplicationEvent> ProcessEvents =>
        [ApplicationEvent.Refused, ApplicationEvent.Admitted, ApplicationEvent.AdmittedPersons];

    /// <summary>Begins a replication.</summary>
    /// <param name="laws">Its laws.</param>
    /// <param name="start">What is known of the pool at the start.</param>
    /// <param name="processing">What becomes of applications.</param>
    /// <param name="past">Invitations issued before the start.</param>
    /// <param name="nominees">Down to which score drawn nominee rounds reach; null where they say how many they leave.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Its key, 0 or more.</param>
    public void Start(
        PoolLaws laws,
        PoolStart start,
        ProcessingLaw processing,
        ImmutableArray<PastInvitations> past,
        NomineeLine? nominees,
        long seed,
        int replication
    )
    {
        (_nominees, _seed, _replication) = (nominees, seed, replication);
        simulation.Start(laws, start, seed, replication);
        _lookedTo = start.AtUtcSeconds / SecondsPerDay;
        _process.Start(processing, _lookedTo, seed, replication);
        _open.Start(past, laws.Answers, _process, seed, replication);
        Array.Clear(_applied);
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="instantUtcSeconds">Where to; never back.</param>
    public void AdvanceTo(long instantUtcSeconds)
    {
        simulation.AdvanceTo(instantUtcSeconds);
        // Answers of a day are counted at the midnight that begins it, so the day of the instant is whole.
        long toDay = (instantUtcSeconds / SecondsPerDay) + 1;
        if (toDay <= _lookedTo)
        {
            return;
        }

        for (int program = 0; program < Programs; program++)
        {
            long applied = simulation.Flows[FlowEvent.Applied, (FlowProgram)program];
            _process.Receive(_lookedTo, toDay, (FlowProgram)program, (int)(applied - _applied[program]));
            _applied[program] = applied;
        }

        _open.AdvanceTo(toDay);
        _process.AdvanceTo(toDay);
        _lookedTo = toDay;
    }

    /// <summary>Lets time pass until a round and holds it.</summary>
    /// <param name="round">Its instant, type and size; of the rounds to come, those that leave nominees leave whoever is below the line.</param>
    /// <param name="isKnown">Whether it was held in fact, and its size is what it was.</param>
    /// <returns>How it went.</returns>
    public HeldRound Hold(PlannedRound round, bool isKnown = false)
    {
        AdvanceTo(round.AtUtcSeconds);
        return simulation.Hold(
            isKnown || _nominees is not { } line ? round : line.Size(simulation, round, _seed, _replication)
        );
    }

    /// <summary>Adds the invited of the round just held; see <see cref="ISimulation.AddInvited"/>.</summary>
    /// <param name="bandOfScore">The band of each score.</param>
    /// <param name="counts">Invitations by program and band; added to.</param>
    /// <param name="waitDays">The days they had waited, in the same places; added to.</param>
    public void AddInvited(ReadOnlySpan<byte> bandOfScore, Span<long> counts, Span<long> waitDays) =>
        simulation.AddInvited(bandOfScore, counts, waitDays);

    /// <summary>Counts the pool as it stands by band of scores.</summary>
    /// <param name="bandOfScore">The band of each score: 1,201 places in <paramref name="counts"/>.</param>
    /// <param name="counts">Gets the profiles of each band; what was in it is overwritten.</param>
    public void CountBands(ReadOnlySpan<byte> bandOfScore, Span<int> counts)
    {
        counts.Clear();
        simulation.CountByScore(_profilesAt);
        for (int score = 0; score < _profilesAt.Length; score++)
        {
            counts[bandOfScore[score]] += _profilesAt[score];
        }
    }

    /// <summary>What has happened since the start, in the pool and to applications.</summary>
    /// <param name="counts">Gets a count for each of <see cref="ProgramWords"/>, and in it each of <see cref="Events"/>.</param>
    /// <remarks>Invitations that were open at the start are among the answers.</remarks>
    public void CopyFlows(Span<long> counts)
    {
        int at = 0;
        for (int i = 0; i < Programs; i++)
        {
            var program = (FlowProgram)i;
            foreach (FlowEvent what in EngineEvents)
            {
                long before = what is FlowEvent.Applied or FlowEvent.Declined or FlowEvent.Lapsed ? _open[what, program] : 0;
                counts[at++] = simulation.Flows[what, program] + before;
            }

            foreach (ApplicationEvent what in ProcessEvents)
            {
                counts[at++] = _process[what, program];
            }
        }
    }
}
