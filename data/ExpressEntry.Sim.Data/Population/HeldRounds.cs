using System.Numerics;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Up to which instant of submission the rounds of the year before a snapshot took each type at each score.</summary>
/// <remarks>
/// Source: <c>docs/population.md</c>, "Who is still there". A snapshot of the day of a round was taken before that round.
/// </remarks>
internal sealed class HeldRounds
{
    private const int Scores = CrsScore.Max + 1;
    private const int SecondsADay = 86_400;
    private readonly long[] _takenUntil = new long[RoundTypes.All.Length * Scores];

    public HeldRounds(PublishedHistory history, DateOnly snapshotDay)
    {
        DateOnly first = snapshotDay.AddYears(-1);
        foreach (PublishedRound round in history.Rounds)
        {
            if (round.Date < first || round.Date >= snapshotDay || round.Cutoff is not { } cutoff)
            {
                continue;
            }

            long held = round.At?.ToUnixTimeSeconds() ?? StartOf(round.Date);
            int row = (int)round.Type * Scores;
            for (int score = cutoff + 1; score < Scores; score++)
            {
                _takenUntil[row + score] = Math.Max(_takenUntil[row + score], held);
            }

            // On the cut-off itself those before the tie-break were taken; without one, everyone was.
            long tie = round.TieBreak?.ToUnixTimeSeconds() ?? held;
            _takenUntil[row + cutoff] = Math.Max(_takenUntil[row + cutoff], tie);
        }
    }

    /// <summary>The last second of submission at which a profile of these groups and score is gone.</summary>
    public long TakenUntil(GroupSet groups, int score)
    {
        long until = 0;
        for (uint bits = groups.Bits | GroupSet.InPool; bits != 0; bits &= bits - 1)
        {
            until = Math.Max(until, _takenUntil[(BitOperations.TrailingZeroCount(bits) * Scores) + score]);
        }

        return until;
    }

    private static long StartOf(DateOnly day) =>
        (day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * (long)SecondsADay;
}
