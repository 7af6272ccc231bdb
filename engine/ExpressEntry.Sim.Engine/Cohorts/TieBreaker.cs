using System.Runtime.InteropServices;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>Finds the tie-break among the cohorts on a cut-off, and decides as few instants of submission as that takes.</summary>
/// <remarks>
/// Cohorts whose intervals do not overlap are in order as they are. Only where the last invitation falls among overlapping ones
/// do their profiles get an instant each; they stay in the pool as cohorts of one with that instant.
/// </remarks>
internal sealed class TieBreaker(CohortPool pool, Survival survival)
{
    private readonly List<int> _tied = [];
    private readonly List<double> _instants = [];

    /// <summary>Finds the instant of submission of the last one invited.</summary>
    /// <param name="score">The cut-off; its cohorts have been looked at now.</param>
    /// <param name="group">Whom the round ranks.</param>
    /// <param name="places">Invitations left for the cut-off, 1 to the members on it.</param>
    /// <param name="now">The round's instant.</param>
    /// <param name="random">The round's stream.</param>
    /// <returns>UTC seconds; those submitted up to here are invited, and no cohort of members lies across it.</returns>
    public double Find(int score, GroupSet group, int places, double now, ref RandomStream random)
    {
        _tied.Clear();
        for (int number = pool.FirstOf(score); number >= 0; number = pool[number].Next)
        {
            if (pool[number].Count > 0 && (pool[number].Member & group.Bits) != 0 && !pool.IsFuture(number, now))
            {
                _tied.Add(number);
            }
        }

        _tied.Sort((a, b) => pool[a].From.CompareTo(pool[b].From));
        for (int first = 0, end; ; first = end)
        {
            int count = CountOverlapping(first, out end);
            if (count >= places)
            {
                return DecideInstants(score, CollectionsMarshal.AsSpan(_tied)[first..end], places, now, ref random);
            }

            places -= count;
        }
    }

    // Profiles of the cohorts from this one on that overlap, each with one before it.
    private int CountOverlapping(int first, out int end)
    {
        int count = pool[_tied[first]].Count;
        double to = pool[_tied[first]].To;
        for (end = first + 1; end < _tied.Count && pool[_tied[end]].From < to; end++)
        {
            count += pool[_tied[end]].Count;
            to = Math.Max(to, pool[_tied[end]].To);
        }

        return count;
    }

    private double DecideInstants(int score, ReadOnlySpan<int> overlapping, int places, double now, ref RandomStream random)
    {
        _instants.Clear();
        foreach (int number in overlapping)
        {
            Cohort cohort = pool[number];
            if (!cohort.IsInstant)
            {
                pool.Take(score, number, cohort.Count);
            }

            for (int i = 0; i < cohort.Count; i++)
            {
                Cohort one = cohort;
                if (!cohort.IsInstant)
                {
                    double instant = survival.DrawInstant(cohort.From, cohort.To, ref random);
                    (one.Count, one.From, one.To) = (1, instant, instant);
                    one.Mass = survival.MassOf(instant, instant, now);
                    pool.Add(score, one);
                }

                _instants.Add(one.From);
            }
        }

        _instants.Sort();
        return _instants[places - 1];
    }
}
