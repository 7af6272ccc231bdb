using System.Diagnostics;
using System.Numerics;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>Takes applications and decides them: refused, or admitted with their families.</summary>
/// <remarks>
/// <para>
/// Knows nothing of the pool. Whoever plays a replication hands over what <see cref="PoolFlows"/> counts as applied since the
/// last look, with either engine, then lets time pass: the days of a look are <see cref="Receive(long, long, FlowProgram, int)"/>d, then
/// <see cref="AdvanceTo"/>d over. Applications of one look are even over its days; looks of one day are exact.
/// </para>
/// <para>
/// Each application draws the day of its decision when it is received, so the counts are exact multinomials; refusals and
/// families are drawn on that day, as exact binomials. Numbers are keyed by (seed, replication, day, program), so how far time passes at once changes nothing.
/// For one thread; reuse it, its memory is kept: no heap allocation after the first replication of a run, one random number an application.
/// </para>
/// </remarks>
public sealed class ApplicationProcess
{
    private const int Programs = FlowPrograms.Count;
    private const int Events = (int)ApplicationEvent.AdmittedPersons + 1;
    private readonly ProcessingTables _tables = new();
    private readonly long[] _counts = new long[Events * Programs];
    private readonly long[] _inProcess = new long[Programs];
    private int[] _due = []; // decisions by day and program; a ring of a power of two days
    private int _dayMask = -1;
    private ProcessingLaw? _law;
    private long _seed;
    private int _replication;

    /// <summary>The first day whose decisions are still to be drawn, days since 1970.</summary>
    public long Day { get; private set; }

    /// <summary>How often something has happened since the start.</summary>
    /// <param name="what">The event.</param>
    /// <param name="program">The program the invitation was issued under.</param>
    /// <returns>0 or more.</returns>
    public long this[ApplicationEvent what, FlowProgram program] => _counts[((int)what * Programs) + (int)program];

    /// <summary>Applications that are not decided yet; with those decided, all that were received or there at the start.</summary>
    /// <param name="program">The program.</param>
    /// <returns>Principal applicants.</returns>
    public long InProcess(FlowProgram program) => _inProcess[(int)program];

    /// <summary>Begins a replication, with nothing in process.</summary>
    /// <param name="law">The law of this replication.</param>
    /// <param name="firstDay">The first day that counts, days since 1970.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Number of the replication, 0 or more.</param>
    /// <exception cref="ArgumentException">A value of the law is out of its range; the message says which.</exception>
    public void Start(ProcessingLaw law, long firstDay, long seed, int replication)
    {
        ProcessingLawCheck.Check(law);
        (_law, _seed, _replication) = (law, seed, replication);
        _tables.Prepare(law);
        Day = firstDay;
        Array.Clear(_counts);
        Array.Clear(_inProcess);
        Array.Clear(_due);
        MakeRoom(_tables.MostDays);
    }

    /// <summary>Takes applications that came evenly over some days.</summary>
    /// <param name="fromDay">The first of the days; named once a program.</param>
    /// <param name="toDay">The day after the last one.</param>
    /// <param name="program">The program the invitations were issued under.</param>
    /// <param name="count">Principal applicants, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no day, the first is past, or the count is below 0.</exception>
    public void Receive(long fromDay, long toDay, FlowProgram program, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromDay, Day);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(toDay, fromDay);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int period = ((int)fromDay * Programs) + (int)program;
        var random = new RandomStream(_seed, _replication, StreamPurpose.Applications, period);
        Receive(fromDay, toDay, program, count, ref random);
    }

    /// <summary>Lets time pass: decides what is due before a day.</summary>
    /// <param name="day">Where to, days since 1970, not before <see cref="Day"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies in the past.</exception>
    public void AdvanceTo(long day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, Day);
        for (; Day < day; Day++)
        {
            Span<int> due = _due.AsSpan(((int)Day & _dayMask) * Programs, Programs);
            if (due.ContainsAnyExcept(0))
            {
                Decide(due);
                due.Clear();
            }
        }
    }

    /// <summary>The times in force, prepared.</summary>
    internal ProcessingTables Tables => _tables;

    /// <summary>Takes applications that came evenly over some days.</summary>
    internal void Receive(long fromDay, long toDay, FlowProgram program, int count, ref RandomStream random)
    {
        if (count == 0)
        {
            return;
        }

        int days = (int)(toDay - fromDay);
        MakeRoom((int)(toDay - Day) + _tables.MostDays);
        AliasTable? times = _tables.TimesOf(fromDay, toDay, program);
        for (int i = 0; i < count; i++)
        {
            long day = fromDay;
            AliasTable? ownTimes = times;
            if (ownTimes is null)
            {
                day += random.NextBelow(days);
                ownTimes = _tables.TimesOf(day, day + 1, program)!;
            }

            _due[Place(day + 1 + ownTimes.Draw(ref random), program)]++;
        }

        _inProcess[(int)program] += count;
        Add(ApplicationEvent.Received, program, count);
    }

    /// <summary>Takes an application made before the start.</summary>
    /// <param name="decided">The day of its decision, not before the start and at most <see cref="ProcessingTables.MostDays"/> on.</param>
    /// <param name="program">The program.</param>
    internal void AddPending(long decided, FlowProgram program)
    {
        _due[Place(decided, program)]++;
        _inProcess[(int)program]++;
    }

    private void Decide(Span<int> due)
    {
        var random = new RandomStream(_seed, _replication, StreamPurpose.Decisions, (int)Day);
        for (int program = 0; program < Programs; program++)
        {
            int refused = random.NextBinomial(due[program], _law!.RefusedShares[program]);
            int admitted = due[program] - refused;
            _inProcess[program] -= due[program];
            Add(ApplicationEvent.Refused, (FlowProgram)program, refused);
            Add(ApplicationEvent.Admitted, (FlowProgram)program, admitted);
            Add(ApplicationEvent.AdmittedPersons, (FlowProgram)program, _tables.DrawPersons(admitted, ref random));
        }
    }

    private int Place(long day, FlowProgram program) => (((int)day & _dayMask) * Programs) + (int)program;

    private void Add(ApplicationEvent what, FlowProgram program, long count) =>
        _counts[((int)what * Programs) + (int)program] += count;

    // Room for decisions up to so many days after the present one; what is due keeps its day.
    private void MakeRoom(int days)
    {
        if (days <= _dayMask)
        {
            return;
        }

        int length = (int)BitOperations.RoundUpToPowerOf2((uint)days + 1);
        int[] due = new int[length * Programs];
        for (long day = Day; day <= Day + _dayMask; day++)
        {
            _due.AsSpan(((int)day & _dayMask) * Programs, Programs).CopyTo(due.AsSpan(((int)day & (length - 1)) * Programs));
        }

        Debug.Assert(length > days, "A ring is as long as the longest wait.");
        (_due, _dayMask) = (due, length - 1);
    }
}
