using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Ranking;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>One random future of the pool, profile by profile: the definition that faster engines are held to.</summary>
/// <remarks>
/// <para>
/// Arrivals come at their own instants; at midnight UTC, in this order, declined invitations return, profiles depart, and
/// nominations are accepted. A round happens at its instant and sees everyone submitted before it and not yet expired.
/// </para>
/// <para>
/// Every random number comes from a stream keyed by (seed, replication, purpose, day or round), so arrivals do not depend on
/// the rounds, and a replication does not depend on who ran before on the same object. Reuse one object per thread: its
/// memory is kept, and a warm replication allocates only small tables. Not safe for several threads.
/// </para>
/// </remarks>
public sealed class PoolSimulation : IPoolSimulation
{
    private const long SecondsPerDay = 86_400;
    private const long ValiditySeconds = ProfileValidity.Days * SecondsPerDay;

    private readonly ProfilePool _pool = new(512 * 1024);
    private readonly StartPoolSampler _startPool = new();
    private readonly PriorityQueue<int, (long Day, int Row)> _declined = new();
    private int[] _invitedRows = [];
    private PoolModel? _model;
    private ArrivalLaw? _arrivals;
    private double _mostNominationWeight;
    private long _seed;
    private int _replication;
    private long _now;
    private long _day; // days since 1970 whose arrivals are being drawn
    private RandomStream _dayArrivals;
    private double _nextArrival; // seconds since 1970, with fractions; whole seconds are published
    private int _roundsHeld;
    private FlowCounts _flows;

    /// <summary>The pool as it stands.</summary>
    public ProfilePool Pool => _pool;

    /// <summary>What has happened since the start.</summary>
    public FlowCounts Flows => _flows;

    /// <summary>Where time has come to, UTC seconds since 1970.</summary>
    public long NowUtcSeconds => _now;

    /// <summary>Begins a replication: draws the start pool and sets the clock to its instant.</summary>
    /// <param name="model">The laws of this replication.</param>
    /// <param name="start">What is known of the pool at the start.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Number of the replication, 0 or more.</param>
    /// <exception cref="ArgumentException">A value of the model or of the start is out of its range; the message says which.</exception>
    public void Start(PoolModel model, StartPool start, long seed, int replication)
    {
        PoolModelCheck.Check(model, start);
        (_model, _seed, _replication) = (model, seed, replication);
        _arrivals = new ArrivalLaw(model.Arrivals);
        _mostNominationWeight = model.NominationWeights.Max();
        _pool.Clear();
        _declined.Clear();
        _flows = default;
        _roundsHeld = 0;
        var random = new RandomStream(seed, replication, StreamPurpose.StartPool, 0);
        _startPool.Draw(start, model.DepartureShareOfPoolPerDay, ref random, _pool);
        _flows.AtStart = _pool.Count;
        _now = start.AtUtcSeconds;
        BeginDay(_now / SecondsPerDay);
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="instantUtcSeconds">Where to, not before <see cref="NowUtcSeconds"/>; arrivals before it are in the pool.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies in the past.</exception>
    public void AdvanceTo(long instantUtcSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instantUtcSeconds, _now);
        while (instantUtcSeconds >= (_day + 1) * SecondsPerDay)
        {
            long midnight = (_day + 1) * SecondsPerDay;
            AddArrivalsBefore(midnight);
            _now = midnight;
            _flows.Expired += _pool.Expire(_now - ValiditySeconds);
            BeginDay(_day + 1);
            ReturnDeclined();
            Depart();
            Nominate();
        }

        AddArrivalsBefore(instantUtcSeconds);
        _now = instantUtcSeconds;
        _flows.Expired += _pool.Expire(_now - ValiditySeconds);
    }

    /// <summary>Lets time pass until a round and holds it: the invited leave the pool and answer.</summary>
    /// <param name="round">Its instant, type and size.</param>
    /// <returns>How it went.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Its instant lies in the past.</exception>
    public HeldRound Hold(PlannedRound round)
    {
        AdvanceTo(round.AtUtcSeconds);
        GroupSet group = GroupSet.Of(round.Type);
        int size = round.Size > 0 ? round.Size : Math.Max(0, CountRanked(group) + round.Size);
        if (_invitedRows.Length < Math.Min(size, _pool.Count))
        {
            _invitedRows = new int[Math.Max(size, 8192)];
        }

        RoundResult result = RoundSelector.Select(_pool.Rows, group, size, _invitedRows);
        HeldRound held = Describe(round, result);
        // Describe reads the tie-break row before anybody leaves; rows of the view start at the pool's first row.
        Respond(_invitedRows.AsSpan(0, result.Invited));
        _roundsHeld++;
        return held;
    }

    /// <summary>Lets time pass until a round and says how it would go; nobody is invited.</summary>
    /// <param name="round">Its instant, type and size.</param>
    /// <returns>How it would go.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Its instant lies in the past.</exception>
    public HeldRound Preview(PlannedRound round)
    {
        AdvanceTo(round.AtUtcSeconds);
        GroupSet group = GroupSet.Of(round.Type);
        int size = round.Size > 0 ? round.Size : Math.Max(0, CountRanked(group) + round.Size);
        return Describe(round, RoundSelector.FindCutoff(_pool.Rows, group, size));
    }

    /// <inheritdoc/>
    public void CountByScore(Span<int> profilesAt)
    {
        profilesAt.Clear();
        PoolView rows = _pool.Rows;
        foreach (int row in new RankedRows(rows.Groups, GroupSet.Of(RoundType.General)))
        {
            profilesAt[rows.Scores[row]]++;
        }
    }

    private int CountRanked(GroupSet group) => RoundSelector.FindCutoff(_pool.Rows, group, 0).Eligible;

    private HeldRound Describe(PlannedRound round, RoundResult result) =>
        new(
            round.AtUtcSeconds,
            round.Type,
            result.Eligible,
            result.Invited,
            result.Cutoff,
            result.Invited == 0 ? 0 : _pool.SubmittedOf(_pool.FirstRow + result.TieBreakRow)
        );

    private void BeginDay(long day)
    {
        _day = day;
        _dayArrivals = StreamOf(StreamPurpose.Arrivals);
        _nextArrival = (day * SecondsPerDay) + WaitForArrival();
    }

    // A Poisson process: exponential gaps. It has no memory, so each day starts its own.
    private double WaitForArrival() =>
        _arrivals!.TotalPerDay > 0
            ? _dayArrivals.NextExponential() * SecondsPerDay / _arrivals.TotalPerDay
            : double.PositiveInfinity;

    private void AddArrivalsBefore(long instantUtcSeconds)
    {
        while (_nextArrival < instantUtcSeconds)
        {
            (ushort score, GroupSet groups) = _arrivals!.Draw(ref _dayArrivals);
            _pool.Add(score, groups, (long)_nextArrival);
            _flows.Arrived++;
            _nextArrival += WaitForArrival();
        }
    }

    private void ReturnDeclined()
    {
        while (_declined.TryPeek(out int row, out (long Day, int Row) due) && due.Day <= _day)
        {
            _declined.Dequeue();
            if (_pool.Return(row))
            {
                _flows.Returned++;
            }
        }
    }

    // Each profile departs by its own trial; only the rows of the successes are visited.
    private void Depart()
    {
        double share = _model!.DepartureShareOfPoolPerDay;
        if (share <= 0)
        {
            return;
        }

        RandomStream random = StreamOf(StreamPurpose.Departures);
        double logOfStaying = PortableMath.Log(1 - share);
        long row = (long)_pool.FirstRow + random.NextGeometric(logOfStaying);
        while (row < _pool.EndRow)
        {
            if (_pool.IsInPool((int)row))
            {
                _pool.Remove((int)row);
                _flows.Departed++;
            }

            row += 1L + random.NextGeometric(logOfStaying);
        }
    }

    // The next one nominated is drawn from the pool by weight of score: a row at random, kept in proportion.
    private void Nominate()
    {
        if (_model!.NominationsPerDay <= 0)
        {
            return;
        }

        RandomStream random = StreamOf(StreamPurpose.Nominations);
        int nominations = random.NextPoisson(_model.NominationsPerDay);
        double mostWeight = _mostNominationWeight;
        int rows = _pool.EndRow - _pool.FirstRow;
        // A pool without anybody to nominate must not be searched for ever.
        int tries = 200 * nominations;
        while (nominations > 0 && rows > 0 && tries-- > 0)
        {
            int row = _pool.FirstRow + random.NextBelow(rows);
            double keep = random.NextUniform() * mostWeight;
            ushort score = _pool.ScoreOf(row);
            if (_pool.IsInPool(row) && score <= CrsScore.Nomination && keep < _model.NominationWeights[score])
            {
                _pool.Change(row, (ushort)(score + CrsScore.Nomination), _pool.GroupsOf(row) | GroupSet.Of(RoundType.Pnp));
                _flows.Nominated++;
                nominations--;
            }
        }
    }

    private void Respond(ReadOnlySpan<int> invitedRows)
    {
        ResponseModel responses = _model!.Responses;
        var random = new RandomStream(_seed, _replication, StreamPurpose.Responses, _roundsHeld);
        foreach (int viewRow in invitedRows)
        {
            int row = _pool.FirstRow + viewRow;
            _pool.Remove(row);
            double u = random.NextUniform();
            if (u < responses.DeclinedShare)
            {
                _flows.Declined++;
                _declined.Enqueue(row, (_day + 1 + random.NextBelow(responses.DeadlineDays), row));
            }
            else if (u < responses.DeclinedShare + responses.LapsedShare)
            {
                _flows.Lapsed++;
            }
            else
            {
                _flows.Applied++;
            }
        }

        _flows.Invited += invitedRows.Length;
    }

    private RandomStream StreamOf(StreamPurpose purpose) => new(_seed, _replication, purpose, (int)_day);
}
