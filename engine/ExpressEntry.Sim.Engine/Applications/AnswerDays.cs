using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>The days of answers and decisions of past rounds, prepared for drawing; kept while rounds, delays and times stay.</summary>
internal sealed class AnswerDays
{
    private const int SecondsPerDay = 86_400;
    private readonly Dictionary<int, AliasTable> _declined = []; // by deadline
    private ImmutableArray<PastInvitations> _past;
    private ImmutableArray<double> _appliedAfterDays;
    private ImmutableArray<double> _declinedAfterDays;
    private ImmutableArray<DatedDeadline> _deadlines;
    private ImmutableArray<ProcessingPeriod> _periods;
    private long _firstDay;
    private AppliedTable[] _applied = []; // one a past round

    /// <summary>Builds what has changed since the last time.</summary>
    public void Prepare(ImmutableArray<PastInvitations> past, AnswerLaw law, ProcessingTables processing, long firstDay)
    {
        if (
            past == _past
            && law.AppliedAfterDays == _appliedAfterDays
            && law.DeclinedAfterDays == _declinedAfterDays
            && law.Deadlines == _deadlines
            && processing.Periods == _periods
            && firstDay == _firstDay
        )
        {
            return;
        }

        (_past, _firstDay, _periods) = (past, firstDay, processing.Periods);
        (_appliedAfterDays, _declinedAfterDays, _deadlines) = (law.AppliedAfterDays, law.DeclinedAfterDays, law.Deadlines);
        _declined.Clear();
        _applied = new AppliedTable[past.Length]; // no lambda: its closure would be made in every replication
        for (int round = 0; round < past.Length; round++)
        {
            _applied[round] = TableOf(past[round], law, processing);
        }
    }

    /// <summary>Applications after a past round.</summary>
    /// <param name="round">Its place among the rounds.</param>
    public AppliedTable AppliedOf(int round) => _applied[round];

    /// <summary>Days from the invitation to a decline, less 1.</summary>
    /// <param name="deadline">Days to answer; the weights up to it count.</param>
    public AliasTable DeclinedOf(int deadline)
    {
        if (!_declined.TryGetValue(deadline, out AliasTable? table))
        {
            table = new AliasTable(SharesOf(_declinedAfterDays, deadline));
            _declined[deadline] = table;
        }

        return table;
    }

    private AppliedTable TableOf(PastInvitations invited, AnswerLaw law, ProcessingTables processing)
    {
        long issued = Math.DivRem(invited.IssuedUtcSeconds, SecondsPerDay).Quotient;
        double[] applied = SharesOf(law.AppliedAfterDays, law.DeadlineDaysAt(invited.IssuedUtcSeconds));
        int laterDays = (int)Math.Max(0, issued + applied.Length + 1 - _firstDay);
        double[] open = new double[laterDays + processing.MostDays];
        for (int i = 0; i < applied.Length; i++)
        {
            long day = issued + 1 + i;
            if (day >= _firstDay)
            {
                open[day - _firstDay] += applied[i];
                continue;
            }

            ReadOnlySpan<double> times = processing.SharesOf(day, invited.Program);
            for (int wait = (int)(_firstDay - day); wait <= times.Length; wait++)
            {
                open[laterDays + (day + wait - _firstDay)] += applied[i] * times[wait - 1];
            }
        }

        double share = open.Sum();
        return new AppliedTable(Math.Min(1, share), laterDays, share > 0 ? new AliasTable(open) : null);
    }

    private static double[] SharesOf(ImmutableArray<double> weights, int deadline)
    {
        double[] shares = new double[deadline];
        for (int day = 0; day < deadline; day++)
        {
            shares[day] =
                weights.IsEmpty ? 1
                : day < weights.Length ? weights[day]
                : 0;
        }

        double total = shares.Sum();
        for (int day = 0; day < deadline; day++)
        {
            shares[day] /= total;
        }

        return shares;
    }
}
