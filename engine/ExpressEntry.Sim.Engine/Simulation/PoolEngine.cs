using System.Runtime.InteropServices;
using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation.Profiles;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>One random future of the pool, profile by profile: the definition that the cohort engine is held to.</summary>
/// <remarks>
/// <para>
/// Every profile is a row of a <see cref="ProfileTable"/>, in order of submission; what happens when is in
/// <see cref="PoolLaws"/>. Counts by score and signature are kept up to date, so a round knows its cut-off before it looks at
/// a row; instants are drawn where somebody asks (<see cref="SubmissionInstants"/>).
/// </para>
/// <para>
/// Every random number comes from a stream keyed by (seed, replication, purpose, day or instant), so arrivals do not depend on
/// the rounds, and a replication does not depend on who ran before on the same object. Reuse one object per thread: its
/// memory is kept, and a warm replication allocates nothing but tables of laws it has not seen. Not safe for several threads.
/// </para>
/// </remarks>
public sealed class PoolEngine : ISimulation
{
    private const int SecondsPerDay = CalendarWeek.SecondsPerDay;
    private const long ValiditySeconds = (long)ProfileValidity.Days * SecondsPerDay;

    private readonly ProfileTable _table = new();
    private readonly SubmissionInstants _instants = new();
    private readonly StartDraw _startDraw = new();
    private readonly ArrivalFeed _arrivals = new();
    private readonly AnswerBook _answers = new();
    private readonly ReentryBook _reentries = new();
    private readonly ChangeBook _changes = new();
    private readonly Departures _departures = new();
    private readonly Nominations _nominations = new();
    private readonly RescoringMoves _moves = new();
    private readonly FlowProgram[] _programs = new FlowProgram[PoolLaws.MostSignatures];
    private PoolLaws? _laws;
    private long _seed;
    private int _replication;
    private long _now;
    private long _day;
    private int _firstOfWeek; // the first row submitted in the running calendar week
    private int _rescored; // rescorings done
    private RoundType _held; // whom the last round ranked

    /// <inheritdoc/>
    public long NowUtcSeconds => _now;

    /// <inheritdoc/>
    public PoolFlows Flows { get; } = new();

    /// <summary>The rows invited by the last round held, in order of submission; a row's number is its profile's id.</summary>
    public ReadOnlySpan<int> LastInvited => CollectionsMarshal.AsSpan(_lastInvited);

    private readonly List<int> _lastInvited = [];
    private readonly List<uint> _lastWords = []; // theirs, as they were invited

    /// <inheritdoc/>
    public void Start(PoolLaws laws, PoolStart start, long seed, int replication)
    {
        PoolLawsCheck.Check(laws, start);
        (_laws, _seed, _replication, _rescored) = (laws, seed, replication, 0);
        for (int i = 0; i < laws.Signatures.Length; i++)
        {
            _programs[i] = FlowPrograms.OfFederal(laws.Signatures[i].Groups);
        }

        Flows.Clear();
        _lastInvited.Clear();
        _lastWords.Clear();
        _table.Begin(laws.Signatures);
        _answers.Begin(laws.Answers);
        _reentries.Begin(laws.Reentry);
        _changes.Begin(laws);
        _departures.Begin(laws, seed, replication);
        _nominations.Begin(laws, seed, replication);
        (_now, _day) = (start.AtUtcSeconds, start.AtUtcSeconds / SecondsPerDay);
        _instants.Begin(_day - ProfileValidity.Days);
        RandomStream random = StreamOf(StreamPurpose.StartPool, 0);
        _startDraw.Draw(start, ref random, _table, _instants);
        Flows.AtStart = _table.Counts.Total;
        long monday = CalendarWeek.FirstDayOf(_day);
        _firstOfWeek = monday < _day ? _instants.FirstRowOf(monday) : _table.End;
        _arrivals.Begin(laws, _day, seed, replication);
        // Rules that changed by the start are the rules of the start pool already; arrivals follow them.
        for (; _rescored < laws.Rescorings.Length && laws.Rescorings[_rescored].AtUtcSeconds <= _now; _rescored++)
        {
            _moves.Prepare(laws.Rescorings[_rescored]);
            _arrivals.Rescore(_moves);
        }

        _instants.BeginDay(_table.End);
        _arrivals.BeginDay(_day, _reentries.OfDay(_day));
    }

    /// <inheritdoc/>
    public void AdvanceTo(long instantUtcSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instantUtcSeconds, _now);
        while (instantUtcSeconds >= (_day + 1) * SecondsPerDay)
        {
            _arrivals.AddAll(_table, _programs, Flows);
            BeginDay(_day + 1);
        }

        if (instantUtcSeconds > _now)
        {
            RandomStream random = StreamOf(StreamPurpose.Instants, (int)instantUtcSeconds);
            _arrivals.AddUpTo(instantUtcSeconds, ref random, _table, _programs, Flows);
            _instants.Tell(_table.End, instantUtcSeconds);
            ExpireTo(
                _instants.FirstRowAfter(instantUtcSeconds - ValiditySeconds, ref random),
                instantUtcSeconds / SecondsPerDay
            );
            _now = instantUtcSeconds;
        }
    }

    /// <inheritdoc/>
    public HeldRound Hold(PlannedRound round)
    {
        AdvanceTo(round.AtUtcSeconds);
        ReadOnlySpan<int> invited = _table.Select(round.Type, round.Size, out int eligible, out int cutoff, out int last);
        HeldRound held = Describe(round, invited.Length, eligible, cutoff, last);
        int deadline = _answers.BeginRound(_now);
        WorkCounters.Held();
        RandomStream random = StreamOf(StreamPurpose.Responses, KeyOf(round));
        RandomStream chances = StreamOf(StreamPurpose.ReentryChances, KeyOf(round));
        _held = round.Type;
        _lastInvited.Clear();
        _lastInvited.AddRange(invited);
        _lastWords.Clear();
        foreach (int row in invited)
        {
            uint word = _table[row];
            _lastWords.Add(word);
            FlowProgram federal = _programs[RowWord.SignatureOf(word)];
            FlowProgram program = FlowPrograms.OfInvitation(round.Type, federal, RowWord.ScoreOf(word));
            Flows.Add(FlowEvent.Invited, program, 1);
            _table.Remove(row);
            if (_answers.Answer(_day, row, word, program, ref random))
            {
                _reentries.Consider(_laws!.Reentry.ShareOfLapsed, _day + deadline, word, ref chances);
            }
        }

        return held;
    }

    /// <inheritdoc/>
    public void AddInvited(ReadOnlySpan<byte> bandOfScore, Span<long> counts, Span<long> waitDays)
    {
        int bands = counts.Length / FlowPrograms.Count;
        int place = 0;
        for (int i = 0; i < _lastInvited.Count; i++)
        {
            uint word = _lastWords[i];
            int score = RowWord.ScoreOf(word);
            FlowProgram program = FlowPrograms.OfInvitation(_held, _programs[RowWord.SignatureOf(word)], score);
            int counter = ((int)program * bands) + bandOfScore[score];
            counts[counter]++;
            waitDays[counter] += _day - _instants.DayOf(_lastInvited[i], ref place);
        }
    }

    /// <inheritdoc/>
    public HeldRound Preview(PlannedRound round)
    {
        AdvanceTo(round.AtUtcSeconds);
        int invited = _table.Select(round.Type, round.Size, out int eligible, out int cutoff, out int last).Length;
        return Describe(round, invited, eligible, cutoff, last);
    }

    /// <inheritdoc/>
    public void CountByScore(Span<int> profilesAt) => _table.Counts.ByScore.CopyTo(profilesAt);

    /// <inheritdoc/>
    public void CountBySignature(Span<int> profilesAt)
    {
        for (int signature = 0; signature < _laws!.Signatures.Length; signature++)
        {
            _table.Counts.CopySignature(signature, profilesAt.Slice(signature * CrsScore.Count, CrsScore.Count));
        }
    }

    private HeldRound Describe(PlannedRound round, int invited, int eligible, int cutoff, int lastRow)
    {
        long tieBreak = 0;
        if (lastRow >= 0)
        {
            RandomStream random = StreamOf(StreamPurpose.Instants, ~KeyOf(round));
            tieBreak = (long)Math.Floor(_instants.InstantOf(lastRow, _table.End, _now, ref random));
        }

        return new HeldRound(round.AtUtcSeconds, round.Type, eligible, invited, cutoff, tieBreak);
    }

    private void BeginDay(long day)
    {
        _day = day;
        _now = day * SecondsPerDay;
        _instants.BeginDay(_table.End);
        ExpireTo(_instants.FirstRowOf(day - ProfileValidity.Days), day - 1);
        if (CalendarWeek.FirstDayOf(day) == day)
        {
            _firstOfWeek = _table.End;
            RandomStream days = StreamOf(StreamPurpose.ReentryDays, (int)day);
            _reentries.BeginWeek(CalendarWeek.Of(day), ref days);
        }

        if (_rescored < _laws!.Rescorings.Length && _laws.Rescorings[_rescored].AtUtcSeconds == _now)
        {
            Rescore(_laws.Rescorings[_rescored++]);
        }

        _answers.BeginDay(day, _table, _programs, Flows);
        _departures.Draw(day, _table, _firstOfWeek, _programs, Flows, _reentries);
        _nominations.Draw(day, _table, _firstOfWeek, Flows);
        RandomStream changes = StreamOf(StreamPurpose.Changes, (int)day);
        _changes.Befall(_table, _firstOfWeek, _programs, Flows, ref changes);
        _arrivals.BeginDay(day, _reentries.OfDay(day));
    }

    private void ExpireTo(int row, long day)
    {
        if (_table.First >= row)
        {
            return;
        }

        double share = _laws!.Reentry.ShareOfExpired;
        RandomStream chances = StreamOf(StreamPurpose.ReentryChances, -row);
        while (_table.First < row)
        {
            uint word = _table.ExpireFirst();
            if (word != 0)
            {
                Flows.Add(FlowEvent.Expired, FlowPrograms.Of(_programs, word), 1);
                _reentries.Consider(share, day, word, ref chances);
            }
        }
    }

    private void Rescore(Rescoring rescoring)
    {
        _moves.Prepare(rescoring);
        RandomStream random = StreamOf(StreamPurpose.Rescoring, (int)_day);
        for (int row = _table.First; row < _table.End; row++)
        {
            uint word = _table[row];
            if (word != 0)
            {
                _table.Change(row, _table.Moved(word, _moves, ref random));
            }
        }

        _answers.Rescore(_moves, _table, ref random);
        _reentries.Rescore(_moves, _table, ref random);
        _arrivals.Rescore(_moves);
    }

    private static int KeyOf(PlannedRound round) => (int)round.AtUtcSeconds ^ ((int)round.Type << 26);

    private RandomStream StreamOf(StreamPurpose purpose, int period) => new(_seed, _replication, purpose, period);
}
