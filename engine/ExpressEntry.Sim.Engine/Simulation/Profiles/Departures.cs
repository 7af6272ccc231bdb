using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Profiles that leave the pool of themselves: withdrawn, or no longer eligible.</summary>
internal sealed class Departures
{
    private const int PicksAhead = 16;
    private PoolLaws? _laws;
    private double _logOfStaying;
    private long _seed;
    private int _replication;

    /// <summary>Takes the laws of a replication.</summary>
    public void Begin(PoolLaws laws, long seed, int replication)
    {
        (_laws, _seed, _replication) = (laws, seed, replication);
        _logOfStaying = laws.LeavingSharePerDay > 0 ? PortableMath.Log(1 - laws.LeavingSharePerDay) : 0;
    }

    /// <summary>Takes out who leaves at the midnight a day begins with.</summary>
    /// <param name="day">The day.</param>
    /// <param name="table">The pool.</param>
    /// <param name="firstOfWeek">The first row submitted in the running calendar week; from there on nobody leaves yet.</param>
    /// <param name="programs">The program of each signature.</param>
    /// <param name="flows">Counts who leaves.</param>
    /// <param name="reentries">Decides who comes back.</param>
    /// <remarks>
    /// Each profile leaves by its own trial. With a Poisson number of picks, of mean −ln(1 − p) a row, and every row as likely
    /// at each pick, a row is picked with chance p, independent of the others; a second pick finds it gone.
    /// </remarks>
    public void Draw(
        long day,
        ProfileTable table,
        int firstOfWeek,
        ReadOnlySpan<FlowProgram> programs,
        PoolFlows flows,
        ReentryBook reentries
    )
    {
        int rows = firstOfWeek - table.First;
        if (_logOfStaying == 0 || rows <= 0)
        {
            return;
        }

        RandomStream random = new(_seed, _replication, StreamPurpose.Departures, (int)day);
        RandomStream chances = new(_seed, _replication, StreamPurpose.ReentryChances, (int)day);
        double ineligible = _laws!.LostEligibilitySharePerDay / _laws.LeavingSharePerDay;
        double share = _laws.Reentry.ShareOfWithdrawn;
        int picks = LargeCounts.Poisson(-_logOfStaying * rows, ref random);
        Span<int> picked = stackalloc int[PicksAhead];
        for (; picks > 0; picks -= PicksAhead)
        {
            // Several rows are read before the first is decided, so that the processor waits for many words at a time.
            Span<int> some = picked[..Math.Min(picks, PicksAhead)];
            uint anybody = 0;
            for (int i = 0; i < some.Length; i++)
            {
                some[i] = table.First + random.NextBelow(rows);
                anybody |= table[some[i]];
            }

            foreach (int row in anybody == 0 ? [] : some)
            {
                uint word = table[row];
                if (word == 0)
                {
                    continue;
                }

                bool isIneligible = ineligible > 0 && random.NextUniform() < ineligible;
                table.Remove(row);
                FlowEvent what = isIneligible ? FlowEvent.LostEligibility : FlowEvent.Withdrawn;
                flows.Add(what, FlowPrograms.Of(programs, word), 1);
                reentries.Consider(share, day, word, ref chances);
            }
        }
    }
}
