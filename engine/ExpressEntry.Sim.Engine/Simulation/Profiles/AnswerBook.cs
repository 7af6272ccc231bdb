using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Invitations that are out, by the day their answer comes.</summary>
internal sealed class AnswerBook
{
    private const int Days = 512; // a ring; more than the longest deadline
    private readonly int[] _firstDeclined = new int[Days]; // the first entry of each day, −1 for none
    private readonly List<(int Row, uint Word, FlowProgram Program, int Next)> _declined = [];
    private readonly long[] _applied = new long[Days * FlowPrograms.Count];
    private readonly long[] _lapsed = new long[Days * FlowPrograms.Count];
    private readonly Delays _declines = new();
    private readonly Delays _applications = new();
    private AnswerLaw? _law;
    private int _deadline;

    /// <summary>Forgets every invitation.</summary>
    public void Begin(AnswerLaw law)
    {
        _law = law;
        _declined.Clear();
        Array.Fill(_firstDeclined, -1);
        Array.Clear(_applied);
        Array.Clear(_lapsed);
    }

    /// <summary>Prepares for the invitations of one round.</summary>
    /// <param name="issuedUtcSeconds">Its instant.</param>
    /// <returns>The days they are open.</returns>
    public int BeginRound(long issuedUtcSeconds)
    {
        _deadline = _law!.DeadlineDaysAt(issuedUtcSeconds);
        _declines.Prepare(_law.DeclinedAfterDays, _deadline);
        _applications.Prepare(_law.AppliedAfterDays, _deadline);
        return _deadline;
    }

    /// <summary>Decides what becomes of one invitation.</summary>
    /// <param name="day">Day of the round.</param>
    /// <param name="row">Who is invited.</param>
    /// <param name="word">What comes back after a decline.</param>
    /// <param name="program">The program it is issued under.</param>
    /// <param name="random">The round's stream.</param>
    /// <returns>True where it will lapse.</returns>
    public bool Answer(long day, int row, uint word, FlowProgram program, ref RandomStream random)
    {
        double u = random.NextUniform();
        if (u < _law!.DeclinedShare)
        {
            int slot = (int)((day + _declines.Draw(ref random)) % Days);
            _declined.Add((row, word, program, _firstDeclined[slot]));
            _firstDeclined[slot] = _declined.Count - 1;
            return false;
        }

        bool isLapsed = u < _law.DeclinedShare + _law.LapsedShare;
        int answerDay = (int)((day + (isLapsed ? _deadline : _applications.Draw(ref random))) % Days);
        (isLapsed ? _lapsed : _applied)[(answerDay * FlowPrograms.Count) + (int)program]++;
        return isLapsed;
    }

    /// <summary>Counts the answers of a day, and puts those who declined back.</summary>
    public void BeginDay(long day, ProfileTable table, ReadOnlySpan<FlowProgram> programs, PoolFlows flows)
    {
        int slot = (int)(day % Days);
        for (int program = 0; program < FlowPrograms.Count; program++)
        {
            int place = (slot * FlowPrograms.Count) + program;
            flows.Add(FlowEvent.Applied, (FlowProgram)program, _applied[place]);
            flows.Add(FlowEvent.Lapsed, (FlowProgram)program, _lapsed[place]);
            _applied[place] = 0;
            _lapsed[place] = 0;
        }

        for (int entry = _firstDeclined[slot]; entry >= 0; )
        {
            (int row, uint word, FlowProgram program, int next) = _declined[entry];
            flows.Add(FlowEvent.Declined, program, 1);
            if (table.TryReturn(row, word))
            {
                flows.Add(FlowEvent.Returned, FlowPrograms.Of(programs, word), 1);
            }

            entry = next;
        }

        _firstDeclined[slot] = -1;
    }

    /// <summary>Moves the score and signature of those who will come back by new rules.</summary>
    public void Rescore(RescoringMoves moves, ProfileTable table, ref RandomStream random)
    {
        foreach (int first in _firstDeclined)
        {
            for (int entry = first; entry >= 0; entry = _declined[entry].Next)
            {
                _declined[entry] = _declined[entry] with { Word = table.Moved(_declined[entry].Word, moves, ref random) };
            }
        }
    }

    /// <summary>Days until an answer, prepared for one deadline.</summary>
    private sealed class Delays
    {
        private ImmutableArray<double> _weights;
        private int _deadline;
        private AliasTable? _table;

        public void Prepare(ImmutableArray<double> weights, int deadline)
        {
            if (deadline != _deadline || weights != _weights)
            {
                (_weights, _deadline) = (weights, deadline);
                _table = weights.IsEmpty ? null : new AliasTable(weights.AsSpan()[..Math.Min(deadline, weights.Length)]);
            }
        }

        public int Draw(ref RandomStream random) =>
            1 + (_table is null ? random.NextBelow(_deadline) : _table.Draw(ref random));
    }
}
