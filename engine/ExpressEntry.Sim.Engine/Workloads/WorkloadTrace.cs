using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Workloads;

/// <summary>Everybody in one replication of workload W, for other programs to run.</summary>
/// <param name="Scores">One a profile, in order of submission; its place is its id.</param>
/// <param name="EndOfDay">Profiles of the start pool up to and with each of its 365 days, the oldest first.</param>
/// <param name="EndOfPeriod">Profiles up to and with each of the 26 periods of 14 days.</param>
internal sealed record WorkloadTrace(ushort[] Scores, int[] EndOfDay, int[] EndOfPeriod)
{
    /// <summary>Counts those who arrive: 26 × 1,201, period by period.</summary>
    public int[] CountArrivals()
    {
        int[] counts = new int[WorkloadW.Rounds * CrsScore.Count];
        int row = WorkloadW.StartProfiles;
        for (int period = 0; period < EndOfPeriod.Length; period++)
        {
            for (; row < EndOfPeriod[period]; row++)
            {
                counts[(period * CrsScore.Count) + Scores[row]]++;
            }
        }

        return counts;
    }
}
