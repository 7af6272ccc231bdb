using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>What happened in one replication, in numbers: everything the tables of a result set say of it.</summary>
/// <remarks>
/// Filled by <see cref="ReplicationPlayer"/> or from a stored table; turned into rows by <see cref="RecordTables"/> and into
/// figures by the laboratory. Its memory is kept from one replication to the next. Used by one thread.
/// </remarks>
internal sealed class ReplicationRecord
{
    /// <summary>Flows of a month: programs × events.</summary>
    public const int FlowsPerMonth = FlowPrograms.Count * Events;

    /// <summary>Events of a result set.</summary>
    public const int Events = 13;

    private readonly List<RecordedRound> _rounds = [];
    private readonly List<long> _looks = [];
    private readonly List<int> _profiles = [];
    private readonly int[] _endLook; // of each month, the look at its end; −1 where there is none
    private readonly long[] _flows;
    private readonly long[] _invited;
    private readonly long[] _waitDays;

    /// <summary>Makes an empty record.</summary>
    /// <param name="bands">The pool's bands, from the top.</param>
    /// <param name="months">The months of the horizon.</param>
    public ReplicationRecord(ImmutableArray<ScoreBand> bands, ImmutableArray<RecordMonth> months)
    {
        (Bands, Months) = (bands, months);
        _endLook = new int[months.Length];
        _flows = new long[months.Length * FlowsPerMonth];
        _invited = new long[months.Length * RoundTypes.All.Length * InvitedPerType];
        _waitDays = new long[_invited.Length];
        Clear();
    }

    /// <summary>Invitations of a month and type: programs × <see cref="InvitedBands"/>.</summary>
    public static int InvitedPerType { get; } = FlowPrograms.Count * InvitedBands.All.Length;

    /// <summary>The pool's bands, from the top.</summary>
    public ImmutableArray<ScoreBand> Bands { get; }

    /// <summary>The months of the horizon.</summary>
    public ImmutableArray<RecordMonth> Months { get; }

    /// <summary>The rounds, in order.</summary>
    public ReadOnlySpan<RecordedRound> Rounds => CollectionsMarshal.AsSpan(_rounds);

    /// <summary>The instants the pool was counted at, UTC seconds, in order.</summary>
    public ReadOnlySpan<long> Looks => CollectionsMarshal.AsSpan(_looks);

    /// <summary>Forgets the replication.</summary>
    public void Clear()
    {
        _rounds.Clear();
        _looks.Clear();
        _profiles.Clear();
        _endLook.AsSpan().Fill(-1);
        Array.Clear(_flows);
        Array.Clear(_invited);
        Array.Clear(_waitDays);
    }

    /// <summary>Adds a round.</summary>
    public void Add(RecordedRound round) => _rounds.Add(round);

    /// <summary>Adds a count of the pool.</summary>
    /// <param name="atUtcSeconds">When.</param>
    /// <returns>The counts, to be filled in, one a band.</returns>
    public Span<int> AddLook(long atUtcSeconds)
    {
        for (int month = 0; month < Months.Length; month++)
        {
            if (Months[month].EndUtcSeconds == atUtcSeconds)
            {
                _endLook[month] = _looks.Count;
            }
        }

        _looks.Add(atUtcSeconds);
        CollectionsMarshal.SetCount(_profiles, _profiles.Count + Bands.Length);
        return CollectionsMarshal.AsSpan(_profiles)[^Bands.Length..];
    }

    /// <summary>Profiles by band at a look.</summary>
    /// <param name="look">Its place among <see cref="Looks"/>.</param>
    public ReadOnlySpan<int> ProfilesAt(int look) =>
        CollectionsMarshal.AsSpan(_profiles).Slice(look * Bands.Length, Bands.Length);

    /// <summary>Profiles by band at the end of a month; empty where nobody counted.</summary>
    /// <param name="month">Its place among <see cref="Months"/>.</param>
    public ReadOnlySpan<int> ProfilesAtEndOf(int month) => _endLook[month] < 0 ? [] : ProfilesAt(_endLook[month]);

    /// <summary>The flows of a month: program by program, and in each event by event, as <see cref="RunEngine"/> names them.</summary>
    public Span<long> FlowsOf(int month) => _flows.AsSpan(month * FlowsPerMonth, FlowsPerMonth);

    /// <summary>The invitations of a month and type: program by program, and in each band by band.</summary>
    public Span<long> InvitedOf(int month, RoundType type) => _invited.AsSpan(PlaceOf(month, type), InvitedPerType);

    /// <summary>The days they had waited, in the same places.</summary>
    public Span<long> WaitDaysOf(int month, RoundType type) => _waitDays.AsSpan(PlaceOf(month, type), InvitedPerType);

    private static int PlaceOf(int month, RoundType type) => ((month * RoundTypes.All.Length) + (int)type) * InvitedPerType;
}
