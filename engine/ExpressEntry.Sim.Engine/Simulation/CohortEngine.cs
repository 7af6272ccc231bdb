using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation.Cohorts;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>One random future of the pool by score: equal in law to the individual engine.</summary>
/// <remarks>
/// <para>
/// Of each score the pool is a set of profiles without order or identity (<see cref="ScorePool"/>): so rounds read only what
/// they reach, and whoever is lost, nominated or changed is one at a place drawn at random. Nothing is approximated.
/// </para>
/// <para>
/// Every random number comes from a stream keyed by (seed, replication, purpose, day or instant); the arrivals of a day do not
/// depend on the rounds. Stopping at other instants, though, gives other numbers to what comes after, equal in law. Reuse one
/// object per thread: its memory is kept, and a warm replication allocates nothing (a rescoring: a table, to check it). Not
/// safe for several threads. Source: <c>docs/engine.md</c>.
/// </para>
/// </remarks>
public sealed class CohortEngine : ISimulation
{
    private readonly ScorePool _pool = new();
    private readonly StartDraw _startDraw = new();
    private readonly ArrivalFeed _arrivals = new();
    private readonly Reentries _reentries = new();
    private readonly Midnights _midnights = new();
    private readonly Answers _answers = new();
    private readonly RoundRanking _ranking = new();
    private readonly InvitedProfiles _invited = new();
    private readonly RescoringMoves _moves = new();
    private readonly MovedProfiles _moved = new();
    private readonly FlowProgram[] _programs = new FlowProgram[2 * PoolLaws.MostSignatures]; // the second half of nominees
    private PoolLaws? _laws;
    private long _seed;
    private int _replication;
    private long _now;
    private long _day;
    private int _rescored; // rescorings done
    private RoundType _held; // whom the last round ranked

    /// <inheritdoc/>
    public long NowUtcSeconds => _now;

    /// <inheritdoc/>
    public PoolFlows Flows { get; } = new();

    /// <inheritdoc/>
    public void Start(PoolLaws laws, PoolStart start, long seed, int replication)
    {
        PoolLawsCheck.Check(laws, start);
        (_laws, _seed, _replication, _rescored) = (laws, seed, replication, 0);
        (_now, _day) = (start.AtUtcSeconds, start.AtUtcSeconds / CalendarWeek.SecondsPerDay);
        for (int i = 0; i < laws.Signatures.Length; i++)
        {
            _programs[i] = FlowPrograms.OfFederal(laws.Signatures[i].Groups);
            _programs[i + PoolLaws.MostSignatures] = FlowProgram.Pnp;
        }

        Flows.Clear();
        _invited.Clear();
        _ranking.Begin(laws.Signatures);
        _midnights.Begin(laws);
        _answers.Begin(laws.Answers, laws.Reentry.ShareOfLapsed);
        _reentries.Begin(laws.Reentry);
        _arrivals.Begin(laws, _day, seed, replication);
        // Rules that changed by the start are the rules of the start pool already; arrivals follow them.
        for (; _rescored < laws.Rescorings.Length && laws.Rescorings[_rescored].AtUtcSeconds <= _now; _rescored++)
        {
            _moves.Prepare(laws.Rescorings[_rescored]);
            _arrivals.Rescore(_moves);
        }

        _pool.Clear(CalendarWeek.FirstDayOf(_day) * CalendarWeek.SecondsPerDay);
        _startDraw.Draw(start, seed, replication, _pool);
        Flows.AtStart = _pool.Total;
        _arrivals.BeginDay(_day);
    }

    /// <inheritdoc/>
    public void AdvanceTo(long instantUtcSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instantUtcSeconds, _now);
        while (instantUtcSeconds >= (_day + 1) * CalendarWeek.SecondsPerDay)
        {
            _now = (_day + 1) * CalendarWeek.SecondsPerDay;
            AddArrivals();
            BeginDay(_day + 1);
        }

        _now = instantUtcSeconds;
        AddArrivals();
        Expire();
        _answers.CountApplied(_day, Flows);
    }

    /// <inheritdoc/>
    public HeldRound Hold(PlannedRound round)
    {
        AdvanceTo(round.AtUtcSeconds);
        _held = round.Type;
        RoundRanking.Cut cut = _ranking.Find(_pool, round);
        RoundRanking.Take(_pool, cut, (uint)_now, _invited);
        WorkCounters.Held();
        Span<int> counts = stackalloc int[2 * PoolLaws.MostSignatures];
        Span<int> invitedOf = stackalloc int[FlowPrograms.Count];
        _invited.CountSignatures(counts);
        invitedOf.Clear();
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                int signature = i % PoolLaws.MostSignatures;
                int score = i < PoolLaws.MostSignatures ? 0 : CrsScore.Max; // nominee or not is all that counts
                _pool.CountOut(signature, counts[i]);
                invitedOf[(int)FlowPrograms.OfInvitation(round.Type, _programs[signature], score)] += counts[i];
            }
        }

        for (int program = 0; program < invitedOf.Length; program++)
        {
            Flows.Add(FlowEvent.Invited, (FlowProgram)program, invitedOf[program]);
        }

        RandomStream random = StreamOf(StreamPurpose.CohortAnswers, (int)round.AtUtcSeconds ^ ((int)round.Type << 26));
        _answers.Answer(_invited, round.Type, _programs, invitedOf, _now, _reentries, ref random);
        return Describe(round, cut);
    }

    /// <inheritdoc/>
    public void AddInvited(ReadOnlySpan<byte> bandOfScore, Span<long> counts, Span<long> waitDays) =>
        _invited.AddTo(_held, _programs, _now, bandOfScore, counts, waitDays);

    /// <inheritdoc/>
    public HeldRound Preview(PlannedRound round)
    {
        AdvanceTo(round.AtUtcSeconds);
        return Describe(round, _ranking.Find(_pool, round));
    }

    /// <inheritdoc/>
    public void CountByScore(Span<int> profilesAt)
    {
        for (int score = 0; score < CrsScore.Count; score++)
        {
            profilesAt[score] = _pool.SizeAt(score);
        }
    }

    /// <inheritdoc/>
    public void CountBySignature(Span<int> profilesAt)
    {
        profilesAt = profilesAt[..(_laws!.Signatures.Length * CrsScore.Count)];
        profilesAt.Clear();
        for (int score = 0; score < CrsScore.Count; score++)
        {
            foreach (uint word in _pool.WordsAt(score)[.._pool.SizeAt(score)])
            {
                profilesAt[(ProfileWord.SignatureOf(word) * CrsScore.Count) + score]++;
            }
        }
    }

    private static HeldRound Describe(PlannedRound round, in RoundRanking.Cut cut) =>
        new(
            round.AtUtcSeconds,
            round.Type,
            cut.Eligible,
            cut.Invited,
            cut.Cutoff,
            cut.Invited == 0 ? 0 : round.AtUtcSeconds - cut.TieBreakAge
        );

    private void AddArrivals()
    {
        _arrivals.AddUpTo(_now, _pool, _programs, Flows);
        _reentries.AddUpTo(_day, _now, _pool, _programs, Flows);
    }

    private void BeginDay(long day)
    {
        _day = day;
        if (CalendarWeek.FirstDayOf(day) == day)
        {
            Expire();
            _pool.BeginWeek(_now, VectorChoice.Width);
            RandomStream random = StreamOf(StreamPurpose.CohortReentries, (int)day);
            _reentries.BeginWeek(day, ref random);
        }

        if (_rescored < _laws!.Rescorings.Length && _laws.Rescorings[_rescored].AtUtcSeconds == _now)
        {
            Rescore(_laws.Rescorings[_rescored++]);
        }

        ReturnDeclined();
        _answers.BeginDay(day, Flows);
        var lanes = new LaneStream(_seed, _replication, StreamPurpose.CohortMidnights, (int)day);
        RandomStream walk = StreamOf(StreamPurpose.CohortMidnights, (int)day);
        RandomStream nominations = StreamOf(StreamPurpose.CohortNominations, (int)day);
        _midnights.Befall(day, ref lanes, ref walk, ref nominations, _pool, _programs, Flows, _reentries);
        _arrivals.BeginDay(day);
    }

    // Everybody whose time is over; those who come back do so in weeks after the one it was over in.
    private void Expire()
    {
        double share = _laws!.Reentry.ShareOfExpired;
        RandomStream random = share > 0 ? StreamOf(StreamPurpose.CohortReentries, ~(int)_now) : default;
        VectorWidth width = VectorChoice.Width;
        uint now = (uint)_now;
        for (int score = 0; score < CrsScore.Count; score++)
        {
            int old = _pool.OldAt(score);
            if (old == 0)
            {
                continue;
            }

            _invited.Clear();
            Span<uint> expired = _invited.RoomFor(old);
            expired = expired[.._pool.TakeExpired(score, now, expired, width)];
            foreach (uint word in expired)
            {
                int signature = ProfileWord.SignatureOf(word);
                FlowProgram program = _programs[signature + (score > CrsScore.Nomination ? PoolLaws.MostSignatures : 0)];
                Flows.Add(FlowEvent.Expired, program, 1);
                if (share > 0 && random.NextUniform() < share)
                {
                    long over = _now - ProfileWord.AgeOf(word, now) + ProfileWord.Validity;
                    _reentries.Add(over / CalendarWeek.SecondsPerDay, score, signature, ref random);
                }
            }
        }
    }

    private void Rescore(Rescoring rescoring)
    {
        Expire();
        _moves.Prepare(rescoring);
        RandomStream random = StreamOf(StreamPurpose.CohortReentries, -(int)_day);
        for (int score = 0; score < CrsScore.Count; score++)
        {
            // Downwards: whoever gets the place of one taken out has been asked.
            for (int place = _pool.SizeAt(score) - 1; place >= 0; place--)
            {
                uint word = _pool.WordsAt(score)[place];
                int signature = ProfileWord.SignatureOf(word);
                int after = score;
                if (_moves.TryMove(ref after, ref signature, ref random))
                {
                    _pool.RemoveAt(score, place);
                    _moved.Add(after, ProfileWord.With(word, signature));
                }
            }
        }

        _moved.PutInto(_pool);
        var mover = new AwayMover(_moves, random);
        _answers.Declined.ForEach(AwayMover.Change, ref mover);
        random = mover.Random;
        _reentries.Rescore(_moves, ref random);
        _arrivals.Rescore(_moves);
    }

    private void ReturnDeclined()
    {
        while (_answers.Declined.TryTake(_day, out Away who))
        {
            Flows.Add(FlowEvent.Declined, who.Program, 1);
            if (ProfileWord.AgeOf(who.Word, (uint)_now) < ProfileWord.Validity)
            {
                _pool.Add(who.Score, who.Word);
                int program =
                    ProfileWord.SignatureOf(who.Word) + (who.Score > CrsScore.Nomination ? PoolLaws.MostSignatures : 0);
                Flows.Add(FlowEvent.Returned, _programs[program], 1);
            }
        }
    }

    private RandomStream StreamOf(StreamPurpose purpose, int period) => new(_seed, _replication, purpose, period);
}
