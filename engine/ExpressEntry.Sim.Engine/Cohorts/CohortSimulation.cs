using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>One random future of the pool in counts: equal in law to <see cref="PoolSimulation"/>, and several times faster.</summary>
/// <remarks>
/// <para>
/// Profiles are counted by score and submission period, and nothing more is drawn of them until a round or a nomination looks:
/// then departures, expiry and membership are decided by binomial splits of the counts, and instants only where a tie-break
/// falls. That is exact: arrivals are a Poisson process with independent marks, so those of whom the same is known are
/// exchangeable. Source: <c>docs/engine.md</c>.
/// </para>
/// <para>
/// Every random number comes from a stream keyed by (seed, replication, purpose, period, day or round); the arrivals of a period do
/// not depend on the rounds. Reuse one object per thread. Not safe for several threads.
/// </para>
/// </remarks>
public sealed class CohortSimulation : IPoolSimulation
{
    private const long SecondsPerDay = 86_400;
    private const int TriesPerNomination = 200; // a pool without anybody to nominate must not be searched for ever
    private const double MostDepartures = 0.5; // a day; beyond, the weights of old days leave the range of a double
    private readonly int _periodDays;
    private readonly int _anchorDay;
    private readonly Survival _survival = new();
    private readonly ScoreCohorts[] _pool;
    private readonly StartCohorts _startPool = new();
    private readonly MemberShares _shares = new();
    private readonly DeclinedCohorts _declined = new();
    private readonly ScoreRoster _roster = new();
    private readonly TieBreaker _tieBreaker;
    private readonly int[] _arrivedAt = new int[CrsScore.Count];
    private PoolModel? _model;
    private readonly ulong[] _scores = LaneStream.NewTable(CrsScore.Count); // a packed alias table of arriving scores
    private double _arrivalsPerDay;
    private double _mostNominationWeight;
    private long _seed;
    private int _replication;
    private long _start;
    private long _now;
    private long _day;
    private long _periodEnd;
    private int _looks;
    private FlowCounts _flows;

    /// <summary>Makes a simulation with periods of calendar weeks from Monday to Sunday, UTC.</summary>
    public CohortSimulation()
        : this(periodDays: 7, anchorDay: 4) { }

    /// <summary>Makes a simulation with periods of its own.</summary>
    /// <param name="periodDays">Days of a submission period, 1 or more. The law does not depend on it.</param>
    /// <param name="anchorDay">A day since 1970 on which a period begins; day 4 was a Monday.</param>
    public CohortSimulation(int periodDays, int anchorDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periodDays, 1);
        (_periodDays, _anchorDay) = (periodDays, anchorDay);
        _pool = [.. Enumerable.Range(0, CrsScore.Count).Select(_ => new ScoreCohorts(_survival))];
        _tieBreaker = new TieBreaker(_survival);
    }

    /// <summary>
    /// Whether rounds count everyone they rank, below the cut-off too. Default: true. Otherwise
    /// <see cref="HeldRound.Eligible"/> is −1 unless the round's size needs it, and profiles out of reach are never looked at.
    /// </summary>
    public bool CountsEligible { get; init; } = true;

    /// <inheritdoc/>
    public long NowUtcSeconds => _now;

    /// <summary>
    /// What has happened since the start. Expiry and departure are decided only when somebody looks, so those two stay 0;
    /// arrivals are counted to the end of the running period.
    /// </summary>
    public FlowCounts Flows => _flows;

    /// <inheritdoc/>
    public void Start(PoolModel model, StartPool start, long seed, int replication)
    {
        PoolModelCheck.Check(model, start);
        if (model.DepartureShareOfPoolPerDay > MostDepartures)
        {
            throw new ArgumentException(
                $"{nameof(model.DepartureShareOfPoolPerDay)} is {model.DepartureShareOfPoolPerDay}; the cohort engine takes 0 to {MostDepartures}.",
                nameof(model)
            );
        }

        (_model, _seed, _replication, _looks, _flows) = (model, seed, replication, 0, default);
        _start = start.AtUtcSeconds;
        _survival.Begin(_start, model.DepartureShareOfPoolPerDay);
        _shares.Begin(model, start);
        _arrivalsPerDay = 0;
        foreach (double rate in model.Arrivals.PerDay)
        {
            _arrivalsPerDay += rate;
        }

        if (_arrivalsPerDay > 0)
        {
            new AliasTable(model.Arrivals.PerDay.AsSpan()).CopyPacked(_scores);
        }

        _mostNominationWeight = model.NominationWeights.Max();
        foreach (ScoreCohorts cohorts in _pool)
        {
            cohorts.Clear();
        }

        _roster.Clear();
        _declined.Clear(model.Responses.DeadlineDays);
        var random = new RandomStream(seed, replication, StreamPurpose.StartPool, 0);
        ScoreRoster? roster = model.NominationsPerDay > 0 ? _roster : null;
        _flows.AtStart = _startPool.Draw(start, model.DepartureShareOfPoolPerDay, ref random, roster);
        _roster.EndPeriod(_start);
        (_now, _day) = (_start, _start / SecondsPerDay);
        BeginPeriod(PeriodOf(_day));
    }

    /// <inheritdoc/>
    public void AdvanceTo(long instantUtcSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instantUtcSeconds, _now);
        while (instantUtcSeconds >= (_day + 1) * SecondsPerDay)
        {
            _day++;
            _now = _day * SecondsPerDay;
            RandomStream random = StreamOf(StreamPurpose.CohortDays, (int)_day);
            _flows.Returned += _declined.Return(_day, _pool, _survival, ref random);
            Nominate(ref random);
            if (_now == _periodEnd)
            {
                BeginPeriod(PeriodOf(_day));
            }
        }

        _now = instantUtcSeconds;
    }

    /// <inheritdoc/>
    public HeldRound Hold(PlannedRound round) => Run(round, isHeld: true);

    /// <inheritdoc/>
    public HeldRound Preview(PlannedRound round) => Run(round, isHeld: false);

    /// <inheritdoc/>
    public void CountByScore(Span<int> profilesAt)
    {
        RandomStream random = StreamOf(StreamPurpose.CohortRounds, _looks++);
        for (int score = 0; score < CrsScore.Count; score++)
        {
            profilesAt[score] = Look(score, RoundType.General, ref random);
        }
    }

    /// <summary>Adds profiles of a recorded trace, for comparison with other implementations; the flows do not count them.</summary>
    internal void AddRecorded(int score, in Cohort cohort) => _pool[score].Add(cohort);

    private HeldRound Run(PlannedRound round, bool isHeld)
    {
        AdvanceTo(round.AtUtcSeconds);
        RandomStream random = StreamOf(StreamPurpose.CohortRounds, _looks++);
        int eligible = CountsEligible || round.Size <= 0 ? CountRanked(round.Type, ref random) : -1;
        int size = round.Size > 0 ? round.Size : Math.Max(0, eligible + round.Size);

        // Walk down from the best score until the invitations are spent.
        int invited = 0;
        int cutoff = -1;
        int onCutoff = 0;
        for (int score = CrsScore.Max; score >= 0 && invited < size; score--)
        {
            int members = Look(score, round.Type, ref random);
            if (members > 0)
            {
                (cutoff, onCutoff) = (score, Math.Min(members, size - invited));
                invited += onCutoff;
            }
        }

        if (cutoff < 0)
        {
            return new HeldRound(round.AtUtcSeconds, round.Type, eligible, 0, -1, 0);
        }

        double tieBreak = _tieBreaker.Find(_pool[cutoff], GroupSet.Of(round.Type), onCutoff, _now, ref random);
        if (isHeld)
        {
            Invite(round.Type, cutoff, tieBreak, ref random);
        }

        return new HeldRound(round.AtUtcSeconds, round.Type, eligible, invited, cutoff, (long)tieBreak);
    }

    private int CountRanked(RoundType type, ref RandomStream random)
    {
        int ranked = 0;
        for (int score = 0; score < CrsScore.Count; score++)
        {
            ranked += Look(score, type, ref random);
        }

        return ranked;
    }

    private int Look(int score, RoundType type, ref RandomStream random)
    {
        _startPool.Spread(score, _pool[score], _start, _survival, ref random);
        return _pool[score].AtMost == 0 ? 0 : _pool[score].Look(type, _now, _shares, ref random);
    }

    // Everyone above the cut-off, and on it everyone up to the tie-break; all of them have just been looked at.
    private void Invite(RoundType type, int cutoff, double tieBreak, ref RandomStream random)
    {
        ResponseModel responses = _model!.Responses;
        uint bit = GroupSet.Of(type).Bits;
        int invited = 0;
        int declined = 0;
        for (int score = CrsScore.Max; score >= cutoff; score--)
        {
            ScoreCohorts cohorts = _pool[score];
            for (int number = 0; number < cohorts.Length; number++)
            {
                if (!cohorts.IsRanked(number, bit, _now))
                {
                    continue;
                }

                Cohort cohort = cohorts[number];
                if (score == cutoff && cohort.From > tieBreak)
                {
                    continue;
                }

                cohorts.Take(number, cohort.Count);
                invited += cohort.Count;
                int declining = random.NextBinomial(cohort.Count, responses.DeclinedShare);
                declined += declining;
                for (; declining > 0; declining--)
                {
                    _declined.Add(_day + 1 + random.NextBelow(responses.DeadlineDays), score, cohort);
                }
            }
        }

        int answering = invited - declined;
        int lapsed =
            answering > 0 ? random.NextBinomial(answering, responses.LapsedShare / (1 - responses.DeclinedShare)) : 0;
        _flows.Invited += invited;
        _flows.Declined += declined;
        _flows.Lapsed += lapsed;
        _flows.Applied += answering - lapsed;
    }

    // The next one nominated is drawn from the pool by weight of score: one who arrived at random, kept in proportion.
    private void Nominate(ref RandomStream random)
    {
        if (_model!.NominationsPerDay <= 0)
        {
            return;
        }

        int nominations = random.NextPoisson(_model.NominationsPerDay);
        _roster.ForgetExpired(Survival.ExpiredAt(_now));
        int tries = TriesPerNomination * nominations;
        while (nominations > 0 && _roster.Count > 0 && tries-- > 0)
        {
            int score = _roster.Draw(ref random);
            double keep = random.NextUniform() * _mostNominationWeight;
            if (score > CrsScore.Nomination || keep >= _model.NominationWeights[score])
            {
                continue;
            }

            // Of those who arrived with the score, so many may be left: one of them, if that one is.
            ScoreCohorts cohorts = _pool[score];
            _startPool.Spread(score, cohorts, _start, _survival, ref random);
            if (cohorts.AtMost > _roster.CountOf(score))
            {
                Look(score, RoundType.General, ref random); // expired ones have left the roster and not yet the pool
            }

            int place = random.NextBelow(_roster.CountOf(score));
            if (place < cohorts.AtMost && TryNominate(score, place, ref random))
            {
                _flows.Nominated++;
                nominations--;
            }
        }
    }

    private bool TryNominate(int score, int place, ref RandomStream random)
    {
        ScoreCohorts cohorts = _pool[score];
        (int number, place) = cohorts.Find(place);
        cohorts.Settle(number, _now, ref random);
        Cohort cohort = cohorts[number];
        // Who of the cohort has left was decided without regard to order, so the one at this place is there if as many are.
        if (place >= cohort.Count || cohort.IsFuture(_now))
        {
            return false;
        }

        uint pnp = GroupSet.Of(RoundType.Pnp).Bits;
        cohorts.Take(number, 1);
        _pool[score + CrsScore.Nomination]
            .Add(cohort with { Count = 1, Member = cohort.Member | pnp, Known = cohort.Known | pnp });
        return true;
    }

    private long PeriodOf(long day) => (long)Math.Floor((day - _anchorDay) / (double)_periodDays);

    // All arrivals of a period at once; who of them has arrived is decided when somebody looks.
    private void BeginPeriod(long period)
    {
        double from = (_anchorDay + (period * _periodDays)) * SecondsPerDay;
        _periodEnd = (_anchorDay + ((period + 1) * _periodDays)) * SecondsPerDay;
        if (_arrivalsPerDay <= 0)
        {
            return;
        }

        RandomStream random = StreamOf(StreamPurpose.CohortArrivals, (int)period);
        int arrivals = random.NextPoisson(_arrivalsPerDay * _periodDays);
        if (_now > from)
        {
            // The period runs already: only the part from now on arrives.
            arrivals = random.NextBinomial(arrivals, (_periodEnd - _now) / (_periodEnd - from));
            from = _now;
        }

        _flows.Arrived += arrivals;
        CountScores(new LaneStream(_seed, _replication, StreamPurpose.CohortArrivals, (int)period), arrivals);
        for (int score = 0; score < CrsScore.Count; score++)
        {
            if (_arrivedAt[score] > 0)
            {
                _pool[score].Add(Cohort.OfArrivals(_arrivedAt[score], score, from, _periodEnd));
            }
        }

        if (_model!.NominationsPerDay > 0)
        {
            _roster.Add(_arrivedAt);
            _roster.EndPeriod(_periodEnd);
        }
    }

    // Eight scores a step; of the last step only those needed count.
    private void CountScores(LaneStream lanes, int arrivals)
    {
        Array.Clear(_arrivedAt);
        VectorWidth width = VectorChoice.Width;
        Span<ulong> drawn = stackalloc ulong[LaneStream.Lanes];
        for (; arrivals > 0; arrivals -= LaneStream.Lanes)
        {
            lanes.DrawFrom(_scores, width).CopyTo(drawn);
            foreach (ulong score in drawn[..Math.Min(arrivals, LaneStream.Lanes)])
            {
                _arrivedAt[(int)score]++;
            }
        }
    }

    private RandomStream StreamOf(StreamPurpose purpose, int period) => new(_seed, _replication, purpose, period);
}
