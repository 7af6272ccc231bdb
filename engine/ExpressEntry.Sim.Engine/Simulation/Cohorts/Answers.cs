using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Invitations that are out: who declines and when, how many apply and lapse.</summary>
/// <remarks>
/// Only those who come back are picked out one by one: who declines, and who lets the invitation lapse and submits a new
/// profile. The others are binomial counts; how many have applied by a day is drawn when somebody looks, from the round's own
/// stream, so looking changes nothing else.
/// </remarks>
internal sealed class Answers
{
    private const int Days = 512; // a ring; more than the longest deadline
    private readonly WaitingLists _declined = new(Days);
    private readonly long[] _lapsed = new long[Days * FlowPrograms.Count];
    private readonly GapTable _gaps = new();
    private readonly DelayLaw _declines = new();
    private readonly DelayLaw _applications = new();
    private Batch[] _batches = new Batch[64];
    private int _batchCount;
    private AnswerLaw? _law;
    private double _pickedShare;
    private double _lapsedAndBackShare;

    /// <summary>Those who declined, by the day they return.</summary>
    public WaitingLists Declined => _declined;

    /// <summary>Forgets every invitation.</summary>
    public void Begin(AnswerLaw law, double shareOfLapsed)
    {
        _law = law;
        _lapsedAndBackShare = law.LapsedShare * shareOfLapsed;
        _pickedShare = Math.Min(1, law.DeclinedShare + _lapsedAndBackShare);
        _gaps.Prepare(_pickedShare);
        _declines.Prepare(law.Deadlines, law.DeclinedAfterDays);
        _applications.Prepare(law.Deadlines, law.AppliedAfterDays);
        _declined.Clear();
        Array.Clear(_lapsed);
        _batchCount = 0;
    }

    /// <summary>Decides what becomes of the invitations of a round.</summary>
    /// <param name="invited">Who is invited, with scores.</param>
    /// <param name="type">Whom the round ranked.</param>
    /// <param name="federal">The federal program of each signature.</param>
    /// <param name="invitedOf">Invitations under each program.</param>
    /// <param name="issued">The round's instant, UTC seconds.</param>
    /// <param name="reentries">Get those who let an invitation lapse and come back.</param>
    /// <param name="random">The round's stream.</param>
    public void Answer(
        InvitedProfiles invited,
        RoundType type,
        ReadOnlySpan<FlowProgram> federal,
        ReadOnlySpan<int> invitedOf,
        long issued,
        Reentries reentries,
        ref RandomStream random
    )
    {
        int law = DeadlineAt(issued);
        int deadline = _law!.Deadlines[law].Days;
        long day = issued / CalendarWeek.SecondsPerDay;
        Span<int> restOf = stackalloc int[FlowPrograms.Count];
        invitedOf.CopyTo(restOf);
        if (!_gaps.IsNever)
        {
            int most = invited.Count;
            for (int place = _gaps.Draw(ref random, most), run = 0; place < most; place += 1 + _gaps.Draw(ref random, most))
            {
                int score = invited.ScoreAt(place, ref run);
                uint word = invited.Words[place];
                FlowProgram program = FlowPrograms.OfInvitation(type, federal[ProfileWord.SignatureOf(word)], score);
                restOf[(int)program]--;
                if (random.NextUniform() * _pickedShare < _lapsedAndBackShare)
                {
                    AddLapsed(day + deadline, program, 1);
                    reentries.Add(day + deadline, score, ProfileWord.SignatureOf(word), ref random);
                }
                else
                {
                    int delay = _declines.Draw(law, ref random);
                    _declined.Add(day + delay, new Away((ushort)score, program, word));
                }
            }
        }

        double lapsing = _law.LapsedShare - _lapsedAndBackShare;
        for (int program = 0; program < FlowPrograms.Count; program++)
        {
            if (restOf[program] > 0)
            {
                int lapsed = LargeCounts.Binomial(restOf[program], lapsing / (1 - _pickedShare), ref random);
                AddLapsed(day + deadline, (FlowProgram)program, lapsed);
                var applications = new RandomStream((long)random.NextBits(), 0, StreamPurpose.CohortAnswers, program);
                AddBatch(new Batch((FlowProgram)program, law, day, restOf[program] - lapsed, applications));
            }
        }
    }

    /// <summary>Counts who lets an invitation lapse on a day.</summary>
    public void BeginDay(long day, PoolFlows flows)
    {
        Span<long> lapsed = _lapsed.AsSpan((int)(day % Days) * FlowPrograms.Count, FlowPrograms.Count);
        for (int program = 0; program < FlowPrograms.Count; program++)
        {
            flows.Add(FlowEvent.Lapsed, (FlowProgram)program, lapsed[program]);
        }

        lapsed.Clear();
    }

    /// <summary>Counts who has applied by a day.</summary>
    public void CountApplied(long day, PoolFlows flows)
    {
        int kept = 0;
        for (int i = 0; i < _batchCount; i++)
        {
            ref Batch batch = ref _batches[i];
            int applied = batch.ApplyUpTo(day, _applications);
            flows.Add(FlowEvent.Applied, batch.Program, applied);
            if (batch.Left > 0)
            {
                _batches[kept++] = batch;
            }
        }

        _batchCount = kept;
    }

    private int DeadlineAt(long issued)
    {
        ImmutableArray<DatedDeadline> deadlines = _law!.Deadlines;
        int law = 0;
        for (int i = 1; i < deadlines.Length; i++)
        {
            law = issued >= deadlines[i].FromUtcSeconds ? i : law;
        }

        return law;
    }

    private void AddLapsed(long day, FlowProgram program, int profiles) =>
        _lapsed[((int)(day % Days) * FlowPrograms.Count) + (int)program] += profiles;

    private void AddBatch(Batch batch)
    {
        if (batch.Left == 0)
        {
            return;
        }

        if (_batchCount == _batches.Length)
        {
            Array.Resize(ref _batches, 2 * _batchCount);
        }

        _batches[_batchCount++] = batch;
    }

    /// <summary>Those of one round and program who will apply.</summary>
    private struct Batch(FlowProgram program, int law, long issuedDay, int profiles, RandomStream random)
    {
        private readonly int _law = law;
        private readonly long _issuedDay = issuedDay;
        private RandomStream _random = random;
        private int _daysSeen;

        public readonly FlowProgram Program { get; } = program;

        public int Left { get; private set; } = profiles;

        public int ApplyUpTo(long day, DelayLaw delays)
        {
            int days = (int)Math.Min(day - _issuedDay, int.MaxValue);
            int applied = LargeCounts.Binomial(Left, delays.ShareBetween(_law, _daysSeen, days), ref _random);
            _daysSeen = days;
            Left -= applied;
            return applied;
        }
    }
}
