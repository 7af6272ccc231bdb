using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>What became, and what becomes, of the invitations issued before a simulation starts.</summary>
/// <remarks>
/// A simulated pool starts without them, yet they are answered after the start, and applications of the months before are in
/// process. Each is answered by the same law as later ones; who applied before the start goes to the backlog of an
/// <see cref="ApplicationProcess"/>, who answers later is counted on the day of it. Those who decline after the start are
/// counted, and do not come back into the simulated pool. For one thread; reuse it.
/// </remarks>
public sealed class OpenInvitations
{
    private const int Programs = FlowPrograms.Count;
    private const int Kinds = 3; // applied, declined, lapsed
    private const int SecondsPerDay = 86_400;
    private readonly int[] _answers = new int[366 * Kinds * Programs]; // by day after the start
    private readonly long[] _counts = new long[Kinds * Programs];
    private readonly AnswerDays _days = new();
    private long _firstDay;
    private ApplicationProcess? _process;
    private long _seed;
    private int _replication;

    /// <summary>The first day whose answers are still to be counted, days since 1970.</summary>
    public long Day { get; private set; }

    /// <summary>How many of them were answered since the start.</summary>
    /// <param name="what"><see cref="FlowEvent.Applied"/>, <see cref="FlowEvent.Declined"/> or <see cref="FlowEvent.Lapsed"/>.</param>
    /// <param name="program">The program they were issued under.</param>
    /// <returns>0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is another event.</exception>
    public long this[FlowEvent what, FlowProgram program] => _counts[(KindOf(what) * Programs) + (int)program];

    /// <summary>Begins a replication: draws every answer, and hands over the applications made before the start.</summary>
    /// <param name="past">The invitations.</param>
    /// <param name="answers">What invited candidates do.</param>
    /// <param name="process">Started; its first day is the start.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Number of the replication, 0 or more.</param>
    public void Start(
        ImmutableArray<PastInvitations> past,
        AnswerLaw answers,
        ApplicationProcess process,
        long seed,
        int replication
    )
    {
        (_process, _firstDay, Day) = (process, process.Day, process.Day);
        (_seed, _replication) = (seed, replication);
        Array.Clear(_answers);
        Array.Clear(_counts);
        _days.Prepare(past, answers, process.Tables, _firstDay);
        for (int i = 0; i < past.Length; i++)
        {
            PastInvitations invited = past[i];
            var random = new RandomStream(seed, replication, StreamPurpose.OpenInvitations, i);
            long issued = Math.DivRem(invited.IssuedUtcSeconds, SecondsPerDay).Quotient;
            int deadline = answers.DeadlineDaysAt(invited.IssuedUtcSeconds);
            int declined = random.NextBinomial(invited.Count, answers.DeclinedShare);
            double lapsedOfRest = answers.DeclinedShare < 1 ? answers.LapsedShare / (1 - answers.DeclinedShare) : 0;
            int lapsed = random.NextBinomial(invited.Count - declined, lapsedOfRest);
            Apply(invited.Program, _days.AppliedOf(i), invited.Count - declined - lapsed, ref random);
            if (issued + deadline >= _firstDay)
            {
                Decline(invited.Program, issued, _days.DeclinedOf(deadline), declined, ref random);
                Add(issued + deadline, FlowEvent.Lapsed, invited.Program, lapsed);
            }
        }
    }

    /// <summary>Lets time pass: counts the answers before a day, and hands over the applications among them.</summary>
    /// <param name="day">Where to, days since 1970, not before <see cref="Day"/>.</param>
    /// <remarks>To be called before the process itself advances over these days.</remarks>
    public void AdvanceTo(long day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, Day);
        for (; Day < day; Day++)
        {
            long at = Day - _firstDay;
            if (at >= _answers.Length / (Kinds * Programs))
            {
                continue;
            }

            ReadOnlySpan<int> answers = _answers.AsSpan((int)at * Kinds * Programs, Kinds * Programs);
            for (int i = 0; i < answers.Length; i++)
            {
                _counts[i] += answers[i];
            }

            // Rounds count up from 0, days down from -1.
            var random = new RandomStream(_seed, _replication, StreamPurpose.OpenInvitations, -1 - (int)at);
            for (int program = 0; program < Programs; program++)
            {
                _process!.Receive(Day, Day + 1, (FlowProgram)program, answers[program], ref random);
            }
        }
    }

    private static int KindOf(FlowEvent what) =>
        what switch
        {
            FlowEvent.Applied => 0,
            FlowEvent.Declined => 1,
            FlowEvent.Lapsed => 2,
            _ => throw new ArgumentOutOfRangeException(nameof(what), $"{what} is no answer."),
        };

    // Those decided before the start are counted at once; each of the others draws the day it applies or is decided on.
    private void Apply(FlowProgram program, AppliedTable table, int count, ref RandomStream random)
    {
        for (int left = random.NextBinomial(count, table.OpenShare); left > 0; left--)
        {
            int drawn = table.Days!.Draw(ref random);
            if (drawn < table.LaterDays)
            {
                Add(_firstDay + drawn, FlowEvent.Applied, program, 1);
            }
            else
            {
                _process!.AddPending(_firstDay + drawn - table.LaterDays, program);
            }
        }
    }

    private void Decline(FlowProgram program, long issued, AliasTable days, int count, ref RandomStream random)
    {
        for (; count > 0; count--)
        {
            long day = issued + 1 + days.Draw(ref random);
            if (day >= _firstDay)
            {
                Add(day, FlowEvent.Declined, program, 1);
            }
        }
    }

    private void Add(long day, FlowEvent what, FlowProgram program, int count) =>
        _answers[((((int)(day - _firstDay) * Kinds) + KindOf(what)) * Programs) + (int)program] += count;
}
