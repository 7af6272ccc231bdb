using System.Runtime.InteropServices;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>Finds the tie-break among the cohorts on a cut-off, and decides as few instants of submission as that takes.</summary>
/// <remarks>
/// Cohorts whose intervals do not overlap are in order as they are. Only where the last invitation falls among overlapping ones
/// do their profiles get an instant each; they stay in the pool as cohorts of one with that instant.
/// </remarks>
internal sealed class TieBreaker(Survival survival)
{
    private readonly List<(double From, double To, int Number)> _tied = [];
    private readonly List<double> _instants = [];

    /// <summary>Finds the instant of submission of the last one invited.</summary>
    /// <param name="cohorts">Those of the cut-off; they have been looked at now.</param>
    /// <param name="group">Whom the round ranks.</param>
    /// <param name="places">Invitations left for the cut-off, 1 to the members on it.</param>
    /// <param name="now">The round's instant.</param>
    /// <param name="random">The round's stream.</param>
    /// <returns>UTC seconds; those submitted up to here are invited, and no cohort of members lies across it.</returns>
    public double Find(ScoreCohorts cohorts, GroupSet group, int places, double now, ref RandomStream random)
    {
        _tied.Clear();
        for (int number = 0; number < cohorts.Length; number++)
        {
            if (cohorts.IsRanked(number, group.Bits, now))
            {
                Cohort cohort = cohorts[number];
                _tied.Add((cohort.From, cohort.To, number));
            }
        }

        _tied.Sort();
        for (int first = 0, end; ; first = end)
        {
            int count = CountOverlapping(cohorts, first, out end);
            if (count >= places)
            {
                return DecideInstants(cohorts, CollectionsMarshal.AsSpan(_tied)[first..end], places, now, ref random);
            }

            places -= count;
        }
    }

    // Profiles of the cohorts from this one on that overlap, each with one before it.
    private int CountOverlapping(ScoreCohorts cohorts, int first, out int end)
    {
        int count = cohorts[_tied[first].Number].Count;
        double to = _tied[first].To;
        for (end = first + 1; end < _tied.Count && _tied[end].From < to; end++)
        {
            count += cohorts[_tied[end].Number].Count;
            to = Math.Max(to, _tied[end].To);
        }

        return count;
    }

    private double DecideInstants(
        ScoreCohorts cohorts,
        ReadOnlySpan<(double From, double To, int Number)> overlapping,
        int places,
        double now,
        ref RandomStream random
    )
    {
        _instants.Clear();
        foreach ((double from, double to, int number) in overlapping)
        {
            Cohort cohort = cohorts[number];
            if (cohort.IsInstant)
            {
                _instants.Add(from);
                continue;
            }

            cohorts.Take(number, cohort.Count);
            for (int i = 0; i < cohort.Count; i++)
            {
                double instant = survival.DrawInstant(from, to, ref random);
                double mass = survival.MassOf(instant, instant, now);
                cohorts.Add(cohort with { Count = 1, From = instant, To = instant, Mass = mass });
                _instants.Add(instant);
            }
        }

        _instants.Sort();
        return _instants[places - 1];
    }
}
